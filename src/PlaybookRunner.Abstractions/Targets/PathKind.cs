namespace PlaybookRunner.Targets;

/// <summary>What stands at a path.</summary>
public enum PathKind
{
    /// <summary>Nothing; also what a followed link points to, when that does not exist.</summary>
    Absent,

    /// <summary>A regular file.</summary>
    File,

    /// <summary>A directory.</summary>
    Directory,

    /// <summary>A symbolic link; only seen where links are not followed.</summary>
    Link,

    /// <summary>A block device.</summary>
    BlockDevice,

    /// <summary>A character device.</summary>
    CharacterDevice,

    /// <summary>A named pipe.</summary>
    Pipe,

    /// <summary>A socket.</summary>
    Socket,
}
