namespace PlaybookRunner.Modules.Builtin;

/// <summary>The options of <c>template</c>.</summary>
internal sealed class TemplateOptions : FileAttributeOptions
{
    /// <summary>The template on the control node.</summary>
    public required string Src { get; init; }

    /// <summary>The file on the target, or a directory for a file with the template's name.</summary>
    [Option(IsPath = true)]
    public required string Dest { get; init; }

    /// <summary>Whether a file that differs is replaced.</summary>
    public bool Force { get; init; } = true;

    /// <summary>Whether the old file is kept beside the new one.</summary>
    public bool Backup { get; init; }

    /// <summary>Whether the file behind a link is written.</summary>
    public bool Follow { get; init; }

    /// <summary>A command that checks the new file before it is put in place; <c>%s</c> stands for its path.</summary>
    public string? Validate { get; init; }

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

    /// <summary>The line break to write.</summary>
    [Option(Choices = ["\\n", "\\r", "\\r\\n", "\n", "\r", "\r\n"])]
    public string NewlineSequence { get; init; } = "\n";

    /// <summary>The encoding to write.</summary>
    public string OutputEncoding { get; init; } = "utf-8";

    /// <summary>How the template is read.</summary>
    internal TemplateSettings Settings => new()
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
