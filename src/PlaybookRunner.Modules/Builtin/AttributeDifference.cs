using System.Globalization;
using PlaybookRunner.Targets;

namespace PlaybookRunner.Modules.Builtin;

/// <summary>In what a path's owner, group and permissions differ from those wanted.</summary>
internal sealed class AttributeDifference
{
    // Clauses without a user depend on the umask of the target's user; this is the usual one.
    private const int UsualUmask = 0b000_010_010;

    private AttributeDifference(PathStatus status, PathAttributes wanted)
    {
        Mode = WantedMode(status, wanted) is var mode && mode != status.Mode ? mode : null;
        Owner = Differs(wanted.Owner, status.Owner, status.UserId) ? wanted.Owner : null;
        Group = Differs(wanted.Group, status.Group, status.GroupId) ? wanted.Group : null;
    }

    /// <summary>The permissions to be; null when they are right.</summary>
    public int? Mode { get; }

    /// <summary>The owner to be; null when it is right.</summary>
    public string? Owner { get; }

    /// <summary>The group to be; null when it is right.</summary>
    public string? Group { get; }

    /// <summary>Whether anything differs.</summary>
    public bool Any => Mode is not null || Owner is not null || Group is not null;

    /// <summary>Compares.</summary>
    public static AttributeDifference Between(PathStatus status, PathAttributes wanted) => new(status, wanted);

    /// <summary>Adds what differs to a difference to be shown.</summary>
    public void AddTo(StateDifference difference, PathStatus status)
    {
        if (Mode is { } mode)
        {
            difference.Add("mode", PathState.Mode(status.Mode), PathState.Mode(mode));
        }

        if (Owner is not null)
        {
            difference.Add("owner", PathState.Owner(status), Owner);
        }

        if (Group is not null)
        {
            difference.Add("group", PathState.Group(status), Group);
        }
    }

    /// <summary>The permission bits that a mode makes of those that a path has.</summary>
    public static int Bits(FileMode mode, int current, bool isDirectory) => mode switch
    {
        FileMode.Absolute absolute => absolute.Bits,
        FileMode.Symbolic symbolic => FileModeClauses.Parse(symbolic.Clauses).Apply(current, isDirectory, UsualUmask),
        _ => current,
    };

    // A link's own permissions mean nothing and cannot be changed.
    private static int WantedMode(PathStatus status, PathAttributes wanted) =>
        wanted.Mode is null || status.Kind == PathKind.Link ? status.Mode : Bits(wanted.Mode, status.Mode, status.Kind == PathKind.Directory);

    private static bool Differs(string? wanted, string name, long number) =>
        wanted is not null && wanted != name && wanted != number.ToString(CultureInfo.InvariantCulture);
}
