namespace PlaybookRunner.Modules.Builtin;

/// <summary>The options of <c>file</c>.</summary>
internal sealed class FileOptions : FileAttributeOptions
{
    /// <summary>The path.</summary>
    [Option(IsPath = true, Aliases = ["dest", "name"])]
    public required string Path { get; init; }

    /// <summary>What shall stand there; without it an existing path is kept, and one that is missing is an error unless <c>recurse</c> or <c>src</c> says more.</summary>
    public FileState? State { get; init; }

    /// <summary>What a link points to.</summary>
    public string? Src { get; init; }

    /// <summary>Whether everything below a directory gets the attributes too.</summary>
    public bool Recurse { get; init; }

    /// <summary>Whether a link is made to something that does not exist, or in place of a file.</summary>
    public bool Force { get; init; }

    /// <summary>Whether attributes go to what a link points to.</summary>
    public bool Follow { get; init; } = true;

    /// <summary>The time of the last access: <c>now</c>, <c>preserve</c>, or a time in <c>access_time_format</c>.</summary>
    public string? AccessTime { get; init; }

    /// <summary>How the time of access is written, by <c>strftime</c>.</summary>
    public string AccessTimeFormat { get; init; } = "%Y%m%d%H%M.%S";

    /// <summary>The time of the last change: <c>now</c>, <c>preserve</c>, or a time in <c>modification_time_format</c>.</summary>
    public string? ModificationTime { get; init; }

    /// <summary>How the time of change is written, by <c>strftime</c>.</summary>
    public string ModificationTimeFormat { get; init; } = "%Y%m%d%H%M.%S";
}

/// <summary>What <c>file</c> brings about.</summary>
internal enum FileState
{
    /// <summary>Nothing stands there.</summary>
    Absent,

    /// <summary>A directory, with its parents.</summary>
    Directory,

    /// <summary>A file that exists already.</summary>
    File,

    /// <summary>A further name of a file.</summary>
    Hard,

    /// <summary>A symbolic link.</summary>
    Link,

    /// <summary>A file, empty where there was none, with new times.</summary>
    Touch,
}
