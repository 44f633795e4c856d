using PlaybookRunner.Targets;

namespace PlaybookRunner.Modules.Builtin;

/// <summary>Copies a folder within the target: both are listed once, and what differs is copied in one round trip.</summary>
internal sealed class RemoteFolderCopy(CopyOptions options, ModuleCall call)
{
    public async Task<ModuleResult> RunAsync(PathStatus source, PathStatus destination, CancellationToken cancellationToken)
    {
        var withName = !options.Src!.EndsWith('/');
        var root = withName ? $"{destination.Path}/{Path.GetFileName(source.Path.TrimEnd('/'))}" : destination.Path;
        var wanted = await ListAsync(source.Path, cancellationToken);
        var current = (await call.Target.InspectAsync([new(root) { Follow = true }], cancellationToken))[0];
        var found = current.Kind == PathKind.Directory ? await ListAsync(root, cancellationToken) : [];
        var changes = Changes(source.Path, root, current.Exists, wanted, found).ToList();
        var result = ModuleResult.Of(changes.Count > 0)
            .With("src", options.Src)
            .With("dest", !destination.Exists ? options.Dest : withName ? root : destination.Path + "/")
            .With("checksum", null)
            .With("md5sum", null);
        if (call.CheckMode || changes.Count == 0)
        {
            return result.WithState(current);
        }

        await call.Target.ApplyAsync(changes, cancellationToken);
        return result.WithState((await call.Target.InspectAsync([new(root) { Follow = true }], cancellationToken))[0]);
    }

    private async Task<Dictionary<string, PathStatus>> ListAsync(string path, CancellationToken cancellationToken)
    {
        var entries = await call.Target.ListAsync(new DirectoryQuery(path) { Depth = null, ChecksumAlgorithm = "sha1" }, cancellationToken);
        return entries.OrderBy(entry => entry.Path, StringComparer.Ordinal).ToDictionary(entry => entry.Path[path.TrimEnd('/').Length..].TrimStart('/'));
    }

    private IEnumerable<PathChange> Changes(
        string source, string root, bool rootExists, Dictionary<string, PathStatus> wanted, Dictionary<string, PathStatus> found)
    {
        if (!rootExists)
        {
            yield return new PathChange.MakeDirectory(root) { Attributes = options.FolderAttributes };
        }

        foreach (var (name, entry) in wanted)
        {
            var path = $"{root}/{name}";
            foreach (var change in Change(entry, $"{source.TrimEnd('/')}/{name}", path, found.GetValueOrDefault(name) ?? new PathStatus(path, PathKind.Absent)))
            {
                yield return change;
            }
        }
    }

    private IEnumerable<PathChange> Change(PathStatus entry, string source, string path, PathStatus current)
    {
        if (entry.Kind == PathKind.Directory)
        {
            return current.Exists ? Attributes(path, current, options.FolderAttributes) : [new PathChange.MakeDirectory(path) { Attributes = options.FolderAttributes }];
        }

        if (entry.Kind == PathKind.Link)
        {
            return current.LinkTarget == entry.LinkTarget ? [] : [new PathChange.MakeLink(path, entry.LinkTarget!, Replace: true)];
        }

        var attributes = options.Mode is FileMode.Preserve ? options.Wanted with { Mode = new FileMode.Absolute(entry.Mode) } : options.Wanted;
        if (current.Kind == PathKind.File && (current.Checksum == entry.Checksum || !options.Force))
        {
            return Attributes(path, current, attributes);
        }

        PathChange copy = new PathChange.Copy(source, path);
        return attributes.IsEmpty ? [copy] : [copy, new PathChange.SetAttributes(path, attributes)];
    }

    private static IEnumerable<PathChange> Attributes(string path, PathStatus current, PathAttributes wanted) =>
        AttributeDifference.Between(current, wanted).Any ? [new PathChange.SetAttributes(path, wanted)] : [];
}
