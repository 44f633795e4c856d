namespace PlaybookRunner.Modules;

/// <summary>How a template file is read; the defaults are those of the <c>template</c> module.</summary>
public sealed record TemplateSettings
{
    /// <summary>What opens a statement.</summary>
    public string BlockStart { get; init; } = "{%";

    /// <summary>What closes a statement.</summary>
    public string BlockEnd { get; init; } = "%}";

    /// <summary>What opens an expression.</summary>
    public string VariableStart { get; init; } = "{{";

    /// <summary>What closes an expression.</summary>
    public string VariableEnd { get; init; } = "}}";

    /// <summary>What opens a comment.</summary>
    public string CommentStart { get; init; } = "{#";

    /// <summary>What closes a comment.</summary>
    public string CommentEnd { get; init; } = "#}";

    /// <summary>Whether the line break after a statement is removed.</summary>
    public bool TrimBlocks { get; init; } = true;

    /// <summary>Whether white space before a statement that starts a line is removed.</summary>
    public bool LstripBlocks { get; init; }

    /// <summary>The line break written: <c>\n</c>, <c>\r\n</c> or <c>\r</c>.</summary>
    public string NewlineSequence { get; init; } = "\n";

    /// <summary>The text's encoding by its Python or IANA name.</summary>
    public string OutputEncoding { get; init; } = "utf-8";
}
