namespace PlaybookRunner.Modules.Builtin;

/// <summary>The options of <c>template</c>.</summary>
internal sealed class TemplateOptions : FileAttributeOptions
{
    /// <summary>The template on the control node.</summary>
    public string? Src { get; init; }

    /// <summary>Where the file goes. A folder, or a path that ends with a slash, gets a file of the template's name.</summary>
    [Option(IsPath = true)]
    public string? Dest { get; init; }

    /// <summary>Whether the old file is kept beside the new one, with the time in its name.</summary>
    public bool Backup { get; init; }

    /// <summary>Whether a file that differs is replaced.</summary>
    public bool Force { get; init; } = true;

    /// <summary>Whether the file behind a link at the destination is written rather than the link replaced.</summary>
    public bool Follow { get; init; }

    /// <summary>A command that checks the new file before it is put in place; <c>%s</c> in it is the file's path.</summary>
    public string? Validate { get; init; }

    /// <summary>The line break to write.</summary>
    [Option(Choices = ["\\n", "\\r", "\\r\\n", "\n", "\r", "\r\n"])]
    public string NewlineSequence { get; init; } = "\n";

    /// <summary>What opens a statement.</summary>
    public string BlockStartString { get; init; } = "{%";

    /// <summary>What closes a statement.</summary>
    public string BlockEndString { get; init; } = "%}";

    /// <summary>What opens an expression.</summary>
    public string VariableStartString { get; init; } = "{{";

    /// <summary>What closes an expression.</summary>
    public string VariableEndString { get; init; } = "}}";

    /// <summary>What opens a comment.</summary>
    public string CommentStartString { get; init; } = "{#";

    /// <summary>What closes a comment.</summary>
    public string CommentEndString { get; init; } = "#}";

    /// <summary>Whether the line break after a statement is removed.</summary>
    public bool TrimBlocks { get; init; } = true;

    /// <summary>Whether white space before a statement that starts a line is removed.</summary>
    public bool LstripBlocks { get; init; }

    /// <summary>The encoding of the file that is written, by its Python or IANA name.</summary>
    public string OutputEncoding { get; init; } = "utf-8";

    /// <summary>How the template is read.</summary>
    public TemplateSettings Settings => new()
    {
        BlockStart = BlockStartString,
        BlockEnd = BlockEndString,
        VariableStart = VariableStartString,
        VariableEnd = VariableEndString,
        CommentStart = CommentStartString,
        CommentEnd = CommentEndString,
        TrimBlocks = TrimBlocks,
        LstripBlocks = LstripBlocks,
        NewlineSequence = NewlineSequence.Replace("\\n", "\n", StringComparison.Ordinal).Replace("\\r", "\r", StringComparison.Ordinal),
        OutputEncoding = OutputEncoding,
    };
}
