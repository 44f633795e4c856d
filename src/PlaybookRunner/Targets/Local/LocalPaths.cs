namespace PlaybookRunner.Targets.Local;

/// <summary>Looks at paths of this machine.</summary>
internal sealed class LocalPaths(string home)
{
    private readonly UserDatabase _users = new();

    public string Expand(string path) => PathExpansion.Expand(path, home);

    public PathStatus Inspect(PathQuery query)
    {
        _users.Refresh();
        return Inspect(Expand(query.Path), query);
    }

    /// <summary>The status of a path that is not expanded again, without content.</summary>
    public PathStatus Inspect(string path, bool follow) => Inspect(path, new PathQuery(path) { Follow = follow });

    public IReadOnlyList<PathStatus> List(DirectoryQuery query)
    {
        _users.Refresh();
        var root = Expand(query.Path);
        var error = Posix.Status(root, follow: true, out var status);
        if (error != 0 || !status.IsDirectory)
        {
            throw new TargetOperationException($"cannot list {root}: {(error != 0 ? Posix.Describe(error) : "Not a directory")}");
        }

        var entries = new List<PathStatus>();
        Descend(root, query, query.Depth ?? int.MaxValue, [(status.Device, status.Inode)], entries, isRoot: true);
        return entries;
    }

    private void Descend(
        string folder, DirectoryQuery query, int depth, HashSet<(ulong Device, ulong Inode)> ancestors, List<PathStatus> entries, bool isRoot)
    {
        if (depth <= 0)
        {
            return;
        }

        foreach (var path in Entries(folder, isRoot))
        {
            var status = Inspect(path, new PathQuery(path) { ChecksumAlgorithm = query.ChecksumAlgorithm });
            if (!status.Exists)
            {
                continue;
            }

            entries.Add(status);
            if (FolderBehind(status, query.Follow) is { } inner && ancestors.Add(inner))
            {
                Descend(path, query, depth - 1, ancestors, entries, isRoot: false);
                ancestors.Remove(inner);
            }
        }
    }

    private static string[] Entries(string folder, bool isRoot)
    {
        try
        {
            var names = Directory.GetFileSystemEntries(folder);
            Array.Sort(names, StringComparer.Ordinal);
            return names;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // A folder below that cannot be read is an entry without entries, as `find` treats it.
            return isRoot ? throw LocalErrors.Failure($"cannot list {folder}", exception) : [];
        }
    }

    private static (ulong Device, ulong Inode)? FolderBehind(PathStatus status, bool follow)
    {
        if (status.Kind == PathKind.Directory)
        {
            return (status.Device, status.Inode);
        }

        return follow && status.Kind == PathKind.Link && Posix.Status(status.Path, follow: true, out var behind) == 0 && behind.IsDirectory
            ? (behind.Device, behind.Inode)
            : null;
    }

    private PathStatus Inspect(string path, PathQuery query)
    {
        if (path.Length == 0 || Posix.Status(path, query.Follow, out var status) != 0)
        {
            return new PathStatus(path, PathKind.Absent);
        }

        var answer = Describe(path, in status);
        if (status.IsLink)
        {
            return answer with { LinkTarget = Posix.ReadLink(path), LinkSource = Posix.RealPath(path) };
        }

        return status.IsFile ? WithContent(answer, query) : answer;
    }

    private PathStatus Describe(string path, in Posix.FileStatus status) => new(path, PathKinds.FromMode(status.Mode))
    {
        Size = (long)status.Size,
        Mode = status.Permissions,
        UserId = status.UserId,
        GroupId = status.GroupId,
        Owner = _users.UserName(status.UserId),
        Group = _users.GroupName(status.GroupId),
        AccessTime = status.AccessTime.Seconds,
        ModificationTime = status.ModificationTime.Seconds,
        ChangeTime = status.ChangeTime.Seconds,
        Inode = status.Inode,
        Device = status.Device,
        LinkCount = status.LinkCount,
        IsReadable = Posix.Access(path, Posix.ReadAccess) == 0,
        IsWritable = Posix.Access(path, Posix.WriteAccess) == 0,
        IsExecutable = Posix.Access(path, Posix.ExecuteAccess) == 0,
    };

    private static PathStatus WithContent(PathStatus status, PathQuery query)
    {
        try
        {
            if (query.ContentLimit > 0 && status.Size <= query.ContentLimit)
            {
                var content = File.ReadAllBytes(status.Path);
                return status with { Content = content, Checksum = FileDigest.Compute(query.ChecksumAlgorithm, content) };
            }

            if (query.ChecksumAlgorithm is not null)
            {
                using var stream = File.OpenRead(status.Path);
                return status with { Checksum = FileDigest.Compute(query.ChecksumAlgorithm, stream) };
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Unreadable, or gone since: its status is still an answer.
        }

        return status;
    }
}
