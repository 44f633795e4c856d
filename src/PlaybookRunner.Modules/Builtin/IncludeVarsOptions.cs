namespace PlaybookRunner.Modules.Builtin;

/// <summary>The options of <c>include_vars</c>.</summary>
[MutuallyExclusive("file", "dir")]
internal sealed class IncludeVarsOptions
{
    /// <summary>The file, searched in the <c>vars</c> folder of the role and then beside the play.</summary>
    [Option(Aliases = ["free-form"])]
    public string? File { get; init; }

    /// <summary>A folder whose files are all loaded, those of its subfolders too.</summary>
    public string? Dir { get; init; }

    /// <summary>A variable that gets the loaded variables as a dictionary; null loads them at the top level.</summary>
    public string? Name { get; init; }

    /// <summary>How many levels of a folder are read; 0 has no limit.</summary>
    public int Depth { get; init; }

    /// <summary>A regular expression that names of files in a folder must match from their start.</summary>
    public string? FilesMatching { get; init; }

    /// <summary>Regular expressions for the ends of names of files in a folder that are left out.</summary>
    public IReadOnlyList<string> IgnoreFiles { get; init; } = [];

    /// <summary>The extensions that files of a folder must have.</summary>
    public IReadOnlyList<string> Extensions { get; init; } = ["yaml", "yml", "json"];

    /// <summary>Whether files of a folder with other extensions are left out rather than refused.</summary>
    public bool IgnoreUnknownExtensions { get; init; }

    /// <summary>Whether mappings of the same name are <c>merge</c>d when several files set them, or <c>replace</c>d.</summary>
    [Option(Choices = ["replace", "merge"])]
    public string? HashBehaviour { get; init; }

    /// <summary>Whether mappings of the same name are merged.</summary>
    internal bool MergesMappings => HashBehaviour == "merge";

    /// <summary>Whether an option was given that has a meaning for folders alone.</summary>
    internal bool HasFolderOptions => Depth != 0 || FilesMatching is not null || IgnoreFiles.Count > 0 || IgnoreUnknownExtensions;
}
