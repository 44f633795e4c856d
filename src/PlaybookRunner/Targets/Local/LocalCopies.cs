namespace PlaybookRunner.Targets.Local;

/// <summary>Copies files within this machine by way of a temporary name, so that nobody sees half a file.</summary>
internal static class LocalCopies
{
    /// <param name="path">The file to copy.</param>
    /// <param name="destination">Where the copy goes.</param>
    /// <param name="preserve">Whether owner, permissions and times are copied; else an existing file keeps its own.</param>
    public static void CopyFile(string path, string destination, bool preserve)
    {
        var temporary = TemporaryName.Beside(destination);
        try
        {
            Copy(path, temporary);
            var model = preserve ? path : destination;
            if (Posix.Status(model, follow: true, out var status) == 0)
            {
                TakeAttributes(temporary, in status, withTimes: preserve);
            }

            LocalErrors.Check(Posix.Rename(temporary, destination), $"cannot copy {path} to {destination}");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw LocalErrors.Failure($"cannot copy {path} to {destination}", exception);
        }
        finally
        {
            Posix.Unlink(temporary);
        }
    }

    public static bool AreEqual(string path, string destination)
    {
        var first = new FileInfo(path);
        var second = new FileInfo(destination);
        if (!second.Exists || first.Length != second.Length)
        {
            return false;
        }

        using var left = first.OpenRead();
        using var right = second.OpenRead();
        return Equals(left, right);
    }

    private static void Copy(string path, string temporary)
    {
        using var source = File.OpenRead(path);
        using var file = new FileStream(temporary, System.IO.FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0);
        source.CopyTo(file);
    }

    private static void TakeAttributes(string path, in Posix.FileStatus status, bool withTimes)
    {
        var error = Posix.ChangeOwner(path, status.UserId, status.GroupId, follow: false);
        LocalErrors.Check(error == Posix.NotPermitted ? 0 : error, $"chown failed: {path}");
        LocalErrors.Check(Posix.ChangeMode(path, status.Permissions), $"chmod failed: {path}");
        if (withTimes)
        {
            LocalErrors.Check(
                Posix.ChangeTimes(path, status.AccessTime.Seconds, status.ModificationTime.Seconds, follow: false), $"cannot set times of {path}");
        }
    }

    private static bool Equals(Stream left, Stream right)
    {
        var first = new byte[65536];
        var second = new byte[65536];
        while (true)
        {
            var count = left.ReadAtLeast(first, first.Length, throwOnEndOfStream: false);
            var other = right.ReadAtLeast(second, second.Length, throwOnEndOfStream: false);
            if (!first.AsSpan(0, count).SequenceEqual(second.AsSpan(0, other)))
            {
                return false;
            }

            if (count == 0)
            {
                return true;
            }
        }
    }
}
