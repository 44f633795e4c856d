namespace PlaybookRunner.Targets;

/// <summary>The kind of a path in the upper bits of a Unix mode.</summary>
internal static class PathKinds
{
    public static PathKind FromMode(int mode) => (mode & 0xf000) switch
    {
        0x4000 => PathKind.Directory,
        0xa000 => PathKind.Link,
        0x6000 => PathKind.BlockDevice,
        0x2000 => PathKind.CharacterDevice,
        0x1000 => PathKind.Pipe,
        0xc000 => PathKind.Socket,
        _ => PathKind.File,
    };
}
