using System.Collections.Frozen;

namespace PlaybookRunner.Targets.Shell;

/// <summary>Who a shell runs as, by number; tells what that user may do with a file whose status is known.</summary>
internal sealed record ShellUser(string Name, long Id, FrozenSet<long> Groups, string Home)
{
    public bool IsRoot => Id == 0;

    /// <summary>The status with access worked out from owner, group and mode.</summary>
    public PathStatus WithAccess(PathStatus status)
    {
        var shift = status.UserId == Id ? 6 : Groups.Contains(status.GroupId) ? 3 : 0;
        var bits = (status.Mode >> shift) & 7;
        if (IsRoot)
        {
            bits = status.Kind == PathKind.Directory || (status.Mode & 0b001_001_001) != 0 ? 7 : 6;
        }

        return status with { IsReadable = (bits & 4) != 0, IsWritable = (bits & 2) != 0, IsExecutable = (bits & 1) != 0 };
    }
}
