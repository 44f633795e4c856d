using System.Globalization;
using PlaybookRunner.Targets;

namespace PlaybookRunner.Modules.Builtin;

/// <summary>What results say of a file, and whether it has what is wished for.</summary>
internal static class FileResult
{
    private const int UsualUmask = 0b000_010_010;

    /// <summary>Owner, group, mode, size and kind of what stands at a path.</summary>
    public static IEnumerable<KeyValuePair<string, object?>> Describe(PathStatus status) => !status.Exists ? [] :
    [
        new("gid", status.GroupId),
        new("group", status.Group),
        new("mode", "0" + Convert.ToString(status.Mode, 8).PadLeft(3, '0')),
        new("owner", status.Owner),
        new("size", status.Size),
        new("state", status.Kind == PathKind.Directory ? "directory" : "file"),
        new("uid", status.UserId),
    ];

    /// <summary>Whether a file has the owner, group and permissions that are wished for already.</summary>
    public static bool Has(PathStatus file, PathAttributes wanted) =>
        (wanted.Owner is null || wanted.Owner == file.Owner || wanted.Owner == file.UserId.ToString(CultureInfo.InvariantCulture))
        && (wanted.Group is null || wanted.Group == file.Group || wanted.Group == file.GroupId.ToString(CultureInfo.InvariantCulture))
        && wanted.Mode switch
        {
            FileMode.Absolute absolute => absolute.Bits == file.Mode,
            FileMode.Symbolic symbolic => FileModeClauses.Parse(symbolic.Clauses).Apply(file.Mode, file.Kind == PathKind.Directory, UsualUmask) == file.Mode,
            _ => true,
        };
}
