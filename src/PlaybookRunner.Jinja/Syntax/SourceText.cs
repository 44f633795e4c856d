namespace PlaybookRunner.Jinja.Syntax;

/// <summary>A template's source with its name. Newlines of all kinds are <c>\n</c> in it, as Jinja2 reads them.</summary>
internal sealed class SourceText
{
    public SourceText(string text, string? name)
    {
        Text = NormalizeNewlines(text);
        Name = name;
    }

    public string Text { get; }

    public string? Name { get; }

    public static string NormalizeNewlines(string text) => !text.Contains('\r')
        ? text
        : text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n');

    /// <summary>Text of the source with the newlines that the options want in the output.</summary>
    public static string WithNewlines(string text, string newline) =>
        newline == "\n" ? text : text.Replace("\n", newline, StringComparison.Ordinal);

    public TemplatePosition Locate(Span span)
    {
        int start = Math.Clamp(span.Start, 0, Text.Length);
        ReadOnlySpan<char> before = Text.AsSpan(0, start);
        int line = before.Count('\n') + 1;
        int column = start - before.LastIndexOf('\n');
        int length = Math.Clamp(span.End, start, Text.Length) - start;
        int newline = Text.AsSpan(start, length).IndexOf('\n');
        return new TemplatePosition(Name ?? "<template>", line, column, Math.Max(1, newline >= 0 ? newline : length));
    }

    public SourceExcerpt Excerpt(TemplatePosition position) => new(Text, position);
}
