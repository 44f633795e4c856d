namespace PlaybookRunner.Modules.Builtin;

/// <summary>The options of <c>file</c>.</summary>
internal sealed class FileModuleOptions : FileAttributeOptions
{
    /// <summary>The path to manage.</summary>
    [Option(Aliases = ["dest", "name"], IsPath = true)]
    public required string Path { get; init; }

    /// <summary>What shall stand at the path. Without it, what stands there is kept and only its attributes are changed.</summary>
    public FileState? State { get; init; }

    /// <summary>What a link points to, or the other name of a hard link. A relative one starts from the link's folder.</summary>
    [Option(IsPath = true)]
    public string? Src { get; init; }

    /// <summary>Whether the attributes go to everything below a directory too.</summary>
    public bool Recurse { get; init; }

    /// <summary>Whether a link may point to nothing, and may replace a file or an empty directory.</summary>
    public bool Force { get; init; }

    /// <summary>Whether what a link points to is managed rather than the link.</summary>
    public bool Follow { get; init; } = true;

    /// <summary>The time of the last change of content: <c>preserve</c>, <c>now</c>, or a time in <see cref="ModificationTimeFormat"/>.</summary>
    public string? ModificationTime { get; init; }

    /// <summary>The format of <see cref="ModificationTime"/>, in Python's notation.</summary>
    public string ModificationTimeFormat { get; init; } = "%Y%m%d%H%M.%S";

    /// <summary>The time of the last access: <c>preserve</c>, <c>now</c>, or a time in <see cref="AccessTimeFormat"/>.</summary>
    public string? AccessTime { get; init; }

    /// <summary>The format of <see cref="AccessTime"/>, in Python's notation.</summary>
    public string AccessTimeFormat { get; init; } = "%Y%m%d%H%M.%S";
}

/// <summary>What can stand at a path.</summary>
internal enum FileState
{
    /// <summary>Nothing.</summary>
    Absent,

    /// <summary>A directory.</summary>
    Directory,

    /// <summary>A file that is there already.</summary>
    File,

    /// <summary>Another name of a file.</summary>
    Hard,

    /// <summary>A symbolic link.</summary>
    Link,

    /// <summary>A file, made when there is none, with new times.</summary>
    Touch,
}
