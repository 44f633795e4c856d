namespace PlaybookRunner.Targets.Local;

/// <summary>Carries out changes to paths of this machine.</summary>
internal sealed class LocalChanges(LocalPaths paths)
{
    /// <returns>Whether anything had to be done.</returns>
    public bool Apply(PathChange change)
    {
        var path = paths.Expand(change.Path);
        return change switch
        {
            PathChange.MakeDirectory make => MakeDirectory(path, make.Attributes),
            PathChange.SetAttributes set when set.Recurse => LocalAttributes.ApplyRecursively(path, set.Attributes, set.Follow),
            PathChange.SetAttributes set => LocalAttributes.Apply(path, set.Attributes, set.Follow),
            PathChange.SetTimes set => SetTimes(path, set),
            PathChange.MakeFile => MakeFile(path),
            PathChange.MakeLink make => MakeLink(path, make.Target, make.Replace),
            PathChange.MakeHardLink make => MakeHardLink(path, paths.Expand(make.Target), make.Replace),
            PathChange.Remove => Remove(path),
            PathChange.Move move => Move(path, paths.Expand(move.Destination)),
            PathChange.Copy copy => Copy(path, paths.Expand(copy.Destination), copy.PreserveAttributes),
            _ => throw new ArgumentOutOfRangeException(nameof(change)),
        };
    }

    private static bool MakeDirectory(string path, PathAttributes attributes)
    {
        if (Directory.Exists(path))
        {
            return false;
        }

        if (Posix.Status(path, follow: false, out _) == 0)
        {
            throw LocalErrors.Failure($"cannot make the folder {path}", Posix.Exists);
        }

        var parent = TemporaryName.Split(path.TrimEnd('/')).Folder;
        if (parent.Length > 0)
        {
            MakeDirectory(parent, attributes);
        }

        // Another one may have made it meanwhile; then it is theirs.
        var error = Posix.MakeFolder(path);
        if (error == Posix.Exists && Directory.Exists(path))
        {
            return false;
        }

        LocalErrors.Check(error, $"cannot make the folder {path}");
        LocalAttributes.Apply(path, attributes, follow: false);
        return true;
    }

    private static bool SetTimes(string path, PathChange.SetTimes wanted)
    {
        LocalErrors.Check(Posix.Status(path, wanted.Follow, out var status), $"cannot set times of {path}");
        if (Has(status.AccessTime.Seconds, wanted.AccessTime) && Has(status.ModificationTime.Seconds, wanted.ModificationTime))
        {
            return false;
        }

        LocalErrors.Check(Posix.ChangeTimes(path, wanted.AccessTime, wanted.ModificationTime, wanted.Follow), $"cannot set times of {path}");
        return true;
    }

    // A double holds today's times to a quarter of a microsecond.
    private static bool Has(double time, double? wanted) => wanted is null || Math.Abs(time - wanted.Value) < 1e-6;

    private static bool MakeFile(string path)
    {
        if (Posix.Status(path, follow: true, out _) == 0)
        {
            return false;
        }

        try
        {
            using var file = new FileStream(path, System.IO.FileMode.OpenOrCreate, FileAccess.Write);
            return true;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw LocalErrors.Failure($"cannot make the file {path}", exception);
        }
    }

    private static bool MakeLink(string path, string target, bool replace)
    {
        if (Posix.ReadLink(path) == target)
        {
            return false;
        }

        PutInPlace(path, replace, $"cannot make the link {path}", temporary => Posix.SymbolicLink(target, temporary));
        return true;
    }

    private static bool MakeHardLink(string path, string target, bool replace)
    {
        LocalErrors.Check(Posix.Status(target, follow: true, out var wanted), $"cannot make the hard link {path} to {target}");
        if (Posix.Status(path, follow: false, out var status) == 0 && status.Inode == wanted.Inode && status.Device == wanted.Device)
        {
            return false;
        }

        PutInPlace(path, replace, $"cannot make the hard link {path} to {target}", temporary => Posix.HardLink(target, temporary));
        return true;
    }

    private static void PutInPlace(string path, bool replace, string what, Func<string, int> make)
    {
        if (Posix.Status(path, follow: false, out var status) == 0)
        {
            if (!replace)
            {
                throw LocalErrors.Failure(what, Posix.Exists);
            }

            // Nothing renames over a folder; an empty one gives way, a full one is refused.
            LocalErrors.Check(status.IsDirectory ? Posix.RemoveFolder(path) : 0, what);
        }

        var temporary = TemporaryName.Beside(path);
        LocalErrors.Check(make(temporary), what);
        var error = Posix.Rename(temporary, path);
        Posix.Unlink(temporary);
        LocalErrors.Check(error, what);
    }

    private static bool Remove(string path)
    {
        if (Posix.Status(path, follow: false, out var status) != 0)
        {
            return false;
        }

        try
        {
            if (status.IsDirectory)
            {
                Directory.Delete(path, recursive: true);
            }
            else
            {
                LocalErrors.Check(Posix.Unlink(path), $"cannot remove {path}");
            }

            return true;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw LocalErrors.Failure($"cannot remove {path}", exception);
        }
    }

    private static bool Move(string path, string destination)
    {
        LocalErrors.Check(Posix.Rename(path, destination), $"cannot move {path} to {destination}");
        return true;
    }

    private static bool Copy(string path, string destination, bool preserve)
    {
        var what = $"cannot copy {path} to {destination}";
        LocalErrors.Check(Posix.Status(path, follow: true, out var status), what);
        LocalErrors.Check(status.IsDirectory || Directory.Exists(destination) ? Posix.IsDirectory : 0, what);
        if (LocalCopies.AreEqual(path, destination) && !(preserve && !HaveSameAttributes(in status, destination)))
        {
            return false;
        }

        LocalCopies.CopyFile(path, destination, preserve);
        return true;
    }

    private static bool HaveSameAttributes(in Posix.FileStatus status, string destination) =>
        Posix.Status(destination, follow: true, out var other) == 0
        && other.Permissions == status.Permissions
        && other.UserId == status.UserId
        && other.GroupId == status.GroupId
        && Has(other.ModificationTime.Seconds, status.ModificationTime.Seconds);
}
