namespace PlaybookRunner.Modules.Builtin;

/// <summary>The options of <c>assemble</c>.</summary>
internal sealed class AssembleOptions : FileAttributeOptions
{
    /// <summary>The folder of the fragments.</summary>
    [Option(IsPath = true)]
    public required string Src { get; init; }

    /// <summary>The file that is made of them.</summary>
    [Option(IsPath = true)]
    public required string Dest { get; init; }

    /// <summary>What stands between two fragments, on a line of its own.</summary>
    public string? Delimiter { get; init; }

    /// <summary>A regular expression of Python that the names of fragments must match.</summary>
    public string? Regexp { get; init; }

    /// <summary>Whether fragments whose names start with a dot are left out.</summary>
    public bool IgnoreHidden { get; init; }

    /// <summary>Whether the folder is on the target rather than the control node.</summary>
    public bool RemoteSrc { get; init; } = true;

    /// <summary>Whether encrypted fragments of the control node are decrypted.</summary>
    public bool Decrypt { get; init; } = true;

    /// <summary>Whether the old file is kept beside the new one, with the time in its name.</summary>
    public bool Backup { get; init; }

    /// <summary>A command that checks the new file before it is put in place; <c>%s</c> in it is the file's path.</summary>
    public string? Validate { get; init; }
}
