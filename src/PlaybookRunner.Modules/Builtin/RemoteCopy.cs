using PlaybookRunner.Targets;

namespace PlaybookRunner.Modules.Builtin;

/// <summary>Copies a file or directory from one place of the target to another.</summary>
internal sealed class RemoteCopy(CopyOptions options, ModuleCall call)
{
    public async Task<ModuleResult> RunAsync(string source, CancellationToken cancellationToken)
    {
        var statuses = await InspectAsync([source, options.Dest], cancellationToken);
        return statuses[0].Kind switch
        {
            PathKind.Absent => throw new ModuleFailedException($"Source {source} not found"),
            PathKind.Directory => await CopyDirectoryAsync(statuses[0], cancellationToken),
            _ => await CopyFileAsync(statuses[0], await DestinationAsync(statuses[0], statuses[1], cancellationToken), cancellationToken),
        };
    }

    private async Task<PathStatus> DestinationAsync(PathStatus source, PathStatus destination, CancellationToken cancellationToken) =>
        destination.Kind == PathKind.Directory || options.Dest.EndsWith('/')
            ? (await InspectAsync([$"{destination.Path.TrimEnd('/')}/{Path.GetFileName(source.Path)}"], cancellationToken))[0]
            : destination;

    private async Task<ModuleResult> CopyFileAsync(PathStatus source, PathStatus destination, CancellationToken cancellationToken)
    {
        var attributes = options.Mode is FileMode.Preserve ? options.Attributes with { Mode = new FileMode.Absolute(source.Mode) } : options.Attributes;
        var isSame = destination.Checksum == source.Checksum || (destination.Exists && !options.Force);
        var changed = !isSame || !FileResult.Has(destination, attributes);
        if (changed && !call.CheckMode)
        {
            await call.Target.ApplyAsync([.. Changes(source, destination, isSame, attributes)], cancellationToken);
            destination = (await InspectAsync([destination.Path], cancellationToken))[0];
        }

        return ModuleResult.Of(changed).With("src", source.Path).With("dest", destination.Path).With("checksum", source.Checksum)
            .WithAll(FileResult.Describe(destination));
    }

    private static IEnumerable<PathChange> Changes(PathStatus source, PathStatus destination, bool isSame, PathAttributes attributes)
    {
        if (!isSame)
            yield return new PathChange.Copy(source.Path, destination.Path);
        if (!attributes.IsEmpty)
            yield return new PathChange.SetAttributes(destination.Path, attributes);
    }

    private async Task<ModuleResult> CopyDirectoryAsync(PathStatus source, CancellationToken cancellationToken)
    {
        var root = options.Src!.EndsWith('/') ? options.Dest.TrimEnd('/') : $"{options.Dest.TrimEnd('/')}/{Path.GetFileName(source.Path.TrimEnd('/'))}";
        var entries = await call.Target.ListAsync(new DirectoryQuery(source.Path) { Depth = null, ChecksumAlgorithm = "sha1" }, cancellationToken);
        var changed = await MakeDirectoriesAsync(source, root, entries, cancellationToken);
        foreach (var file in entries.Where(entry => entry.Kind == PathKind.File))
        {
            var destination = (await InspectAsync([Below(root, source, file)], cancellationToken))[0];
            changed |= (await CopyFileAsync(file, destination, cancellationToken)).Changed;
        }

        return ModuleResult.Of(changed).With("src", source.Path).With("dest", options.Dest);
    }

    private async Task<bool> MakeDirectoriesAsync(PathStatus source, string root, IReadOnlyList<PathStatus> entries, CancellationToken cancellationToken)
    {
        var paths = entries.Where(entry => entry.Kind == PathKind.Directory).Select(entry => Below(root, source, entry)).Prepend(root).ToList();
        if (call.CheckMode)
            return (await InspectAsync(paths, cancellationToken)).Any(status => status.Kind != PathKind.Directory);
        var attributes = new PathAttributes(options.Owner, options.Group, options.DirectoryMode);
        return (await call.Target.ApplyAsync([.. paths.Select(path => new PathChange.MakeDirectory(path) { Attributes = attributes })], cancellationToken)).Contains(true);
    }

    private static string Below(string root, PathStatus source, PathStatus entry) => $"{root}/{Path.GetRelativePath(source.Path, entry.Path)}";

    private Task<IReadOnlyList<PathStatus>> InspectAsync(IReadOnlyList<string> paths, CancellationToken cancellationToken) =>
        call.Target.InspectAsync([.. paths.Select(path => new PathQuery(path) { Follow = true, ChecksumAlgorithm = "sha1" })], cancellationToken);
}
