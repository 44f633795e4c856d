namespace PlaybookRunner.Content;

/// <summary>A scalar, already resolved to its value by the rules of YAML 1.1.</summary>
internal sealed class YamlScalar(object? value, string text, bool isPlain, SourcePosition position, TextLayout layout = default) : YamlNode(position)
{
    /// <summary>The characters as they were written, without quotes.</summary>
    public string Text { get; } = text;

    /// <summary>Whether it was written without quotes.</summary>
    public bool IsPlain { get; } = isPlain;

    /// <summary>How the text lies in the file.</summary>
    public TextLayout Layout { get; } = layout;

    /// <summary>Whether the value is null: nothing, <c>~</c> or <c>null</c>.</summary>
    public bool IsNull => value is null;

    public override string Kind => value switch
    {
        null => "nothing",
        bool => "a boolean",
        long or System.Numerics.BigInteger => "a whole number",
        double => "a number",
        DateOnly or DateTime or DateTimeOffset => "a date",
        TemplateText => "a template",
        VaultedText => "a vaulted text",
        byte[] => "binary data",
        _ => "a text",
    };

    protected override object? MakeValue() => value;
}
