namespace PlaybookRunner.Modules.Builtin;

/// <summary>The options that modules which edit text files have in common.</summary>
internal abstract class EditOptions : FileAttributeOptions
{
    /// <summary>The file.</summary>
    [Option(IsPath = true, Aliases = ["dest", "destfile", "name"])]
    public required string Path { get; init; }

    /// <summary>Whether the old file is kept beside the new one.</summary>
    public bool Backup { get; init; }

    /// <summary>A command that checks the new file before it is put in place; <c>%s</c> stands for its path.</summary>
    public string? Validate { get; init; }
}
