using PlaybookRunner.Jinja;
using PlaybookRunner.Targets;

namespace PlaybookRunner.Modules.Builtin;

/// <summary>A path's status by the names that <c>stat</c> and <c>find</c> use.</summary>
internal static class PathFacts
{
    public static Dict Of(PathStatus status)
    {
        var facts = new Dict
        {
            ["exists"] = true,
            ["path"] = status.Path,
            ["mode"] = "0" + Convert.ToString(status.Mode, 8).PadLeft(3, '0'),
            ["isdir"] = status.Kind == PathKind.Directory,
            ["ischr"] = status.Kind == PathKind.CharacterDevice,
            ["isblk"] = status.Kind == PathKind.BlockDevice,
            ["isreg"] = status.Kind == PathKind.File,
            ["isfifo"] = status.Kind == PathKind.Pipe,
            ["islnk"] = status.Kind == PathKind.Link,
            ["issock"] = status.Kind == PathKind.Socket,
            ["uid"] = status.UserId,
            ["gid"] = status.GroupId,
            ["size"] = status.Size,
            ["inode"] = (long)status.Inode,
            ["dev"] = (long)status.Device,
            ["nlink"] = status.LinkCount,
            ["atime"] = status.AccessTime,
            ["mtime"] = status.ModificationTime,
            ["ctime"] = status.ChangeTime,
        };
        AddPermissions(facts, status.Mode);
        facts["readable"] = status.IsReadable;
        facts["writeable"] = status.IsWritable;
        facts["executable"] = status.IsExecutable;
        AddOptional(facts, "pw_name", status.Owner.Length == 0 ? null : status.Owner);
        AddOptional(facts, "gr_name", status.Group.Length == 0 ? null : status.Group);
        AddOptional(facts, "checksum", status.Checksum);
        AddOptional(facts, "lnk_source", status.LinkSource);
        AddOptional(facts, "lnk_target", status.LinkTarget);
        return facts;
    }

    private static void AddPermissions(Dict facts, int mode)
    {
        (string Name, int Bit)[] bits =
        [
            ("wusr", 0b010_000_000), ("rusr", 0b100_000_000), ("xusr", 0b001_000_000), ("wgrp", 0b010_000), ("rgrp", 0b100_000), ("xgrp", 0b001_000),
            ("woth", 0b010), ("roth", 0b100), ("xoth", 0b001), ("isuid", 0b100_000_000_000), ("isgid", 0b010_000_000_000),
        ];
        foreach (var (name, bit) in bits)
            facts[name] = (mode & bit) != 0;
    }

    private static void AddOptional(Dict facts, string name, string? value)
    {
        if (value is not null)
            facts[name] = value;
    }
}
