using PlaybookRunner.Targets;

namespace PlaybookRunner.Testing;

/// <summary>What stands at one or several paths of a <see cref="MemoryTarget"/>: a file, a directory or a symbolic link.</summary>
internal sealed class MemoryNode(PathKind kind, ulong inode, int mode)
{
    public PathKind Kind => kind;

    public ulong Inode => inode;

    public int Mode { get; set; } = mode;

    public uint UserId { get; set; }

    public uint GroupId { get; set; }

    public double AccessTime { get; set; }

    public double ModificationTime { get; set; }

    public double ChangeTime { get; set; }

    /// <summary>How many names the node has.</summary>
    public int LinkCount { get; set; } = 1;

    /// <summary>A file's bytes.</summary>
    public byte[] Content { get; set; } = [];

    /// <summary>What a symbolic link says.</summary>
    public string LinkTarget { get; init; } = "";

    /// <summary>A directory's entries by name.</summary>
    public SortedDictionary<string, MemoryNode> Entries { get; } = new(StringComparer.Ordinal);

    public bool IsDirectory => kind == PathKind.Directory;

    public bool IsLink => kind == PathKind.Link;

    public long Size => kind switch
    {
        PathKind.File => Content.Length,
        PathKind.Link => System.Text.Encoding.UTF8.GetByteCount(LinkTarget),
        _ => 4096,
    };
}
