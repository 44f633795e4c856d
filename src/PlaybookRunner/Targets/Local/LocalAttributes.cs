namespace PlaybookRunner.Targets.Local;

/// <summary>Gives paths of this machine an owner, a group and permissions, where they differ from what they have.</summary>
internal static class LocalAttributes
{
    /// <returns>Whether anything had to be changed.</returns>
    public static bool Apply(string path, PathAttributes attributes, bool follow)
    {
        if (attributes.IsEmpty)
        {
            return false;
        }

        // A broken link has attributes of its own only.
        follow = follow && Posix.Status(path, follow: true, out _) != Posix.NoEntry;
        LocalErrors.Check(Posix.Status(path, follow, out var status), $"cannot change attributes of {path}");
        var owned = ApplyOwner(path, attributes, in status, follow);
        return ApplyMode(path, attributes.Mode, follow) || owned;
    }

    /// <summary>Applies to everything below a directory as well, without following links there.</summary>
    public static bool ApplyRecursively(string path, PathAttributes attributes, bool follow)
    {
        var changed = Apply(path, attributes, follow);
        foreach (var entry in Below(path))
        {
            changed |= Apply(entry, attributes, follow: false);
        }

        return changed;
    }

    private static IEnumerable<string> Below(string path) =>
        Directory.Exists(path)
            ? Directory.EnumerateFileSystemEntries(path, "*", new EnumerationOptions
            {
                RecurseSubdirectories = true,
                AttributesToSkip = FileAttributes.None,
                IgnoreInaccessible = false,
            })
            : [];

    private static bool ApplyOwner(string path, PathAttributes attributes, in Posix.FileStatus status, bool follow)
    {
        uint? user = attributes.Owner is { } owner ? UserDatabase.UserId(owner) : null;
        uint? group = attributes.Group is { } name ? UserDatabase.GroupId(name) : null;
        user = user == status.UserId ? null : user;
        group = group == status.GroupId ? null : group;
        if (user is null && group is null)
        {
            return false;
        }

        var what = user is null ? "chgrp failed" : "chown failed";
        LocalErrors.Check(Posix.ChangeOwner(path, user, group, follow), $"{what}: {path}");
        return true;
    }

    private static bool ApplyMode(string path, FileMode? mode, bool follow)
    {
        LocalErrors.Check(Posix.Status(path, follow, out var status), $"cannot change attributes of {path}");
        var wanted = Bits(mode, status.Permissions, status.IsDirectory);
        if (status.IsLink || wanted == status.Permissions)
        {
            return false;
        }

        LocalErrors.Check(Posix.ChangeMode(path, wanted), $"chmod failed: {path}");
        return true;
    }

    private static int Bits(FileMode? mode, int current, bool isDirectory) => mode switch
    {
        FileMode.Absolute absolute => absolute.Bits,
        FileMode.Symbolic symbolic => FileModeClauses.Parse(symbolic.Clauses).Apply(current, isDirectory, LocalUmask.Current),
        _ => current,
    };
}
