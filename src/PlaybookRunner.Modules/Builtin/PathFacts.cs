using PlaybookRunner.Targets;

namespace PlaybookRunner.Modules.Builtin;

/// <summary>Everything about a path under the names of <c>stat</c> and <c>find</c>.</summary>
internal static class PathFacts
{
    /// <summary>What <c>stat</c> tells.</summary>
    public static OrderedDictionary<string, object?> Of(PathStatus status)
    {
        var facts = new OrderedDictionary<string, object?> { ["exists"] = status.Exists };
        if (!status.Exists)
        {
            return facts;
        }

        facts["path"] = status.Path;
        AddCommon(facts, status);
        facts["readable"] = status.IsReadable;
        facts["writeable"] = status.IsWritable;
        facts["executable"] = status.IsExecutable;
        if (status.LinkTarget is { } target)
        {
            facts["lnk_target"] = target;
            facts["lnk_source"] = status.LinkSource ?? FilePlace.Beside(status.Path, target);
        }

        if (status.Checksum is { } checksum)
        {
            facts["checksum"] = checksum;
        }

        return facts;
    }

    /// <summary>Adds what <c>stat</c> and <c>find</c> both tell.</summary>
    public static void AddCommon(OrderedDictionary<string, object?> facts, PathStatus status)
    {
        AddKind(facts, status.Kind);
        facts["mode"] = PathState.Mode(status.Mode);
        facts["uid"] = status.UserId;
        facts["gid"] = status.GroupId;
        facts["size"] = status.Size;
        facts["inode"] = (long)status.Inode;
        facts["dev"] = (long)status.Device;
        facts["nlink"] = status.LinkCount;
        facts["atime"] = status.AccessTime;
        facts["mtime"] = status.ModificationTime;
        facts["ctime"] = status.ChangeTime;
        facts["pw_name"] = PathState.Owner(status);
        facts["gr_name"] = PathState.Group(status);
        AddBits(facts, status.Mode);
    }

    private static void AddKind(OrderedDictionary<string, object?> facts, PathKind kind)
    {
        facts["isdir"] = kind == PathKind.Directory;
        facts["ischr"] = kind == PathKind.CharacterDevice;
        facts["isblk"] = kind == PathKind.BlockDevice;
        facts["isreg"] = kind == PathKind.File;
        facts["isfifo"] = kind == PathKind.Pipe;
        facts["islnk"] = kind == PathKind.Link;
        facts["issock"] = kind == PathKind.Socket;
    }

    private static void AddBits(OrderedDictionary<string, object?> facts, int mode)
    {
        string[] names = ["xoth", "woth", "roth", "xgrp", "wgrp", "rgrp", "xusr", "wusr", "rusr"];
        for (var bit = 0; bit < names.Length; bit++)
        {
            facts[names[bit]] = (mode & (1 << bit)) != 0;
        }

        facts["isuid"] = (mode & 0b100_000_000_000) != 0;
        facts["isgid"] = (mode & 0b010_000_000_000) != 0;
    }
}
