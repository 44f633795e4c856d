using PlaybookRunner.Targets;

namespace PlaybookRunner.Modules.Builtin;

/// <summary>Copies a folder of the control node: the target's folder is listed once, and only what differs is sent.</summary>
internal sealed class FolderCopy(CopyOptions options, ModuleCall call)
{
    public async Task<ModuleResult> RunAsync(string source, CancellationToken cancellationToken)
    {
        var withoutName = options.Src!.EndsWith('/');
        source = source.TrimEnd('/');
        var destination = options.Dest!.TrimEnd('/') + "/";
        var root = withoutName ? destination : destination + Path.GetFileName(source) + "/";
        var wanted = FolderContent.Of(source, options.LocalFollow).ToList();
        var result = ModuleResult.Of(changed: false).With("dest", destination).With("src", options.Src);
        if (wanted.Count == 0)
        {
            return result;
        }

        var found = await FoundAsync(root, cancellationToken);
        var work = wanted.Select(entry => WorkFor(entry, root, found)).OfType<Work>().ToList();
        var diff = call.DiffMode ? await DiffAsync(work, cancellationToken) : [];
        if (!call.CheckMode)
        {
            await DoAsync(root, found.Count == 0, work, cancellationToken);
        }

        return result with { Changed = work.Count > 0, Diff = diff };
    }

    private async Task<Dictionary<string, PathStatus>> FoundAsync(string root, CancellationToken cancellationToken)
    {
        var folder = (await call.Target.InspectAsync([new(root.TrimEnd('/')) { Follow = true }], cancellationToken))[0];
        if (folder.Exists && folder.Kind != PathKind.Directory)
        {
            throw new ModuleFailedException($"cannot copy a folder to {root.TrimEnd('/')}: a {PathState.Word(folder)} is there");
        }

        var entries = folder.Exists
            ? await call.Target.ListAsync(new DirectoryQuery(root) { Depth = null, ChecksumAlgorithm = "sha1" }, cancellationToken)
            : [];
        return entries.ToDictionary(entry => entry.Path[folder.Path.TrimEnd('/').Length..].TrimStart('/'));
    }

    private Work? WorkFor(FolderContent entry, string root, Dictionary<string, PathStatus> found)
    {
        var path = root + entry.Name;
        var current = found.GetValueOrDefault(entry.Name) ?? new PathStatus(path, PathKind.Absent);
        return entry switch
        {
            { IsFolder: true } => FolderWork(path, current),
            { LinkTarget: { } target } => current.LinkTarget == target ? null : new Work(new PathChange.MakeLink(path, target, Replace: true)),
            _ => FileWork(entry, path, current),
        };
    }

    private Work? FolderWork(string path, PathStatus current) => current.Kind switch
    {
        PathKind.Absent => new Work(new PathChange.MakeDirectory(path) { Attributes = options.FolderAttributes }),
        PathKind.Directory when AttributeDifference.Between(current, options.FolderAttributes).Any => new Work(new PathChange.SetAttributes(path, options.FolderAttributes)),
        PathKind.Directory or PathKind.Link => null,
        _ => throw new ModuleFailedException($"cannot make the folder {path}: a {PathState.Word(current)} is there"),
    };

    private Work? FileWork(FolderContent entry, string path, PathStatus current)
    {
        var content = ControlFile.Read(entry.Source, options.Decrypt, call.Files);
        var attributes = options.Mode is FileMode.Preserve ? options.Wanted with { Mode = ControlFile.Mode(entry.Source) } : options.Wanted;
        if (current.Kind == PathKind.File && current.Checksum == ContentDigest.Sha1(content))
        {
            return AttributeDifference.Between(current, attributes).Any ? new Work(new PathChange.SetAttributes(path, attributes)) : null;
        }

        if (current.Exists && !options.Force)
        {
            return null;
        }

        var write = new FileWrite(path, content)
        {
            Attributes = attributes,
            Follow = options.Follow,
            Backup = options.Backup,
            Validation = PlacedFile.ReadValidation(options.Validate),
            AllowUnsafe = options.UnsafeWrites,
        };
        return new Work(null, write, entry.Source);
    }

    private async Task<IReadOnlyList<ModuleDiff>> DiffAsync(List<Work> work, CancellationToken cancellationToken)
    {
        var files = work.Where(one => one.Write is not null).ToList();
        var queries = files.Select(one => new PathQuery(one.Write!.Path) { Follow = true, ContentLimit = ContentDifference.Limit });
        var before = files.Count == 0 ? [] : await call.Target.InspectAsync([.. queries], cancellationToken);
        return [.. files.Zip(before, (one, old) => ContentDifference.Between(old, old.Path, one.Write!.Content, one.Source!))];
    }

    // Folders and links go in groups, in one round trip each; files one by one.
    private async Task DoAsync(string root, bool isNew, List<Work> work, CancellationToken cancellationToken)
    {
        List<PathChange> changes = isNew && work.Count > 0 ? [new PathChange.MakeDirectory(root) { Attributes = options.FolderAttributes }] : [];
        foreach (var one in work)
        {
            if (one.Change is { } change)
            {
                changes.Add(change);
                continue;
            }

            await FlushAsync(changes, cancellationToken);
            await call.Target.WriteAsync(one.Write!, cancellationToken);
        }

        await FlushAsync(changes, cancellationToken);
    }

    private async Task FlushAsync(List<PathChange> changes, CancellationToken cancellationToken)
    {
        if (changes.Count > 0)
        {
            await call.Target.ApplyAsync([.. changes], cancellationToken);
            changes.Clear();
        }
    }

    /// <summary>One thing to do: a change of a path, or a file to write.</summary>
    private sealed record Work(PathChange? Change, FileWrite? Write = null, string? Source = null);
}
