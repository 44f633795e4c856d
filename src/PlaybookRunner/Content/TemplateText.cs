namespace PlaybookRunner.Content;

/// <summary>A text that is a template because content wrote it; compiled once for the whole run, by whoever evaluates it.</summary>
internal sealed class TemplateText : TemplateValue
{
    private readonly TextLayout _layout;
    private object? _compiled;

    public TemplateText(string text, SourcePosition position, TextLayout layout = default, TemplateKind kind = TemplateKind.Text)
        : base(position)
    {
        Text = text;
        Kind = kind;
        _layout = layout;
    }

    public string Text { get; }

    public TemplateKind Kind { get; }

    /// <summary>Whether a text holds the start of an expression, a statement or a comment, or starts with a header of options.</summary>
    public static bool HasMarkup(string text)
    {
        if (text.StartsWith("#jinja2:", StringComparison.Ordinal))
            return true;
        for (var i = text.IndexOf('{', StringComparison.Ordinal); i >= 0 && i + 1 < text.Length; i = text.IndexOf('{', i + 1))
        {
            if (text[i + 1] is '{' or '%' or '#')
                return true;
        }

        return false;
    }

    /// <summary>The same text read as an expression.</summary>
    public TemplateText AsExpression() =>
        Kind == TemplateKind.Expression ? this : new TemplateText(Text, Position, _layout, TemplateKind.Expression);

    /// <summary>The compiled form. Hosts may ask at once: then the first to finish wins and all of them get the same object.</summary>
    /// <param name="compile">Compiles the text; always the same function for one run.</param>
    public T Compiled<T>(Func<TemplateText, T> compile)
        where T : class =>
        (T)(Volatile.Read(ref _compiled) ?? Keep(compile(this)));

    /// <summary>The place in the file of a place inside the text, both counted from 1.</summary>
    public SourcePosition Locate(int line, int column, int length = 0) => _layout.Locate(Position, line, column, length);

    public override string ToString() => Text;

    private object Keep(object compiled) => Interlocked.CompareExchange(ref _compiled, compiled, null) ?? compiled;
}
