using System.Globalization;
using PlaybookRunner.Targets;

namespace PlaybookRunner.Modules.Builtin;

/// <summary>What stands at a path, in the words of the reference's results.</summary>
internal static class PathState
{
    /// <summary>The word for what stands there: <c>absent</c>, <c>directory</c>, <c>link</c>, <c>hard</c> for a file of several names, else <c>file</c>.</summary>
    public static string Word(PathStatus status) => status.Kind switch
    {
        PathKind.Absent => "absent",
        PathKind.Directory => "directory",
        PathKind.Link => "link",
        PathKind.File when status.LinkCount > 1 => "hard",
        _ => "file",
    };

    /// <summary>Permissions as four octal digits.</summary>
    public static string Mode(int bits) => Convert.ToString(bits, 8).PadLeft(4, '0');

    /// <summary>The owner's name, or number where it has none.</summary>
    public static string Owner(PathStatus status) =>
        status.Owner.Length > 0 ? status.Owner : status.UserId.ToString(CultureInfo.InvariantCulture);

    /// <summary>The group's name, or number where it has none.</summary>
    public static string Group(PathStatus status) =>
        status.Group.Length > 0 ? status.Group : status.GroupId.ToString(CultureInfo.InvariantCulture);

    /// <summary>The result with what stands at its path: the keys that the reference adds to each result that has <c>path</c> or <c>dest</c>.</summary>
    public static ModuleResult WithState(this ModuleResult result, PathStatus status) => !status.Exists ? result : result.WithAll(
    [
        new("uid", status.UserId),
        new("gid", status.GroupId),
        new("owner", Owner(status)),
        new("group", Group(status)),
        new("mode", Mode(status.Mode)),
        new("state", Word(status)),
        new("size", status.Size),
    ]);
}
