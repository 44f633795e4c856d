namespace PlaybookRunner.Modules.Builtin;

/// <summary>The options of <c>replace</c>.</summary>
internal sealed class ReplaceOptions : FileAttributeOptions
{
    /// <summary>The file to edit.</summary>
    [Option(Aliases = ["dest", "destfile", "name"], IsPath = true)]
    public required string Path { get; init; }

    /// <summary>A regular expression of Python; <c>^</c> and <c>$</c> match at each line.</summary>
    public required string Regexp { get; init; }

    /// <summary>What each match becomes; it may refer to groups.</summary>
    public string Replace { get; init; } = "";

    /// <summary>A regular expression: only what comes after its match is changed.</summary>
    public string? After { get; init; }

    /// <summary>A regular expression: only what comes before its match is changed.</summary>
    public string? Before { get; init; }

    /// <summary>Whether the old file is kept beside the new one, with the time in its name.</summary>
    public bool Backup { get; init; }

    /// <summary>A command that checks the new file before it is put in place; <c>%s</c> in it is the file's path.</summary>
    public string? Validate { get; init; }

    /// <summary>The encoding of the file, by its Python or IANA name.</summary>
    public string Encoding { get; init; } = "utf-8";
}
