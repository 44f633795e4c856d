using PlaybookRunner.Targets;

namespace PlaybookRunner.Modules.Builtin;

/// <summary>Makes a directory, or gives one its attributes (<c>state: directory</c>).</summary>
internal sealed class FileDirectory(FileModuleOptions options, ModuleCall call)
{
    public async Task<ModuleResult> RunAsync(FilePlace place, CancellationToken cancellationToken)
    {
        var path = place.Managed(options);
        return path.Kind switch
        {
            PathKind.Absent => await MakeAsync(path, cancellationToken),
            PathKind.Directory when options.Recurse => await ChangeAllAsync(path, cancellationToken),
            PathKind.Directory => await new FileEntry(options, call).ChangeAsync(path, new StateDifference(path.Path), new FileTimes(null, null), cancellationToken),
            _ => throw place.Fail($"{place.Path.Path} already exists as a {PathState.Word(path)}"),
        };
    }

    private async Task<ModuleResult> MakeAsync(PathStatus path, CancellationToken cancellationToken)
    {
        var difference = new StateDifference(path.Path).Add("state", "absent", "directory");
        var result = ModuleResult.Of(changed: true).With("path", path.Path) with { Diff = call.DiffMode ? [difference.ToDiff()] : [] };
        if (call.CheckMode)
        {
            return result;
        }

        var change = new PathChange.MakeDirectory(path.Path) { Attributes = options.Wanted };
        var made = await call.Target.ApplyAndInspectAsync([change], [path.Path], cancellationToken);
        return result.WithState(made.Paths[0]);
    }

    private async Task<ModuleResult> ChangeAllAsync(PathStatus path, CancellationToken cancellationToken)
    {
        var attributes = AttributeDifference.Between(path, options.Wanted);
        var difference = new StateDifference(path.Path);
        attributes.AddTo(difference, path);
        var (changed, now) = call.CheckMode
            ? (attributes.Any || await AnyBelowDiffersAsync(path.Path, cancellationToken), path)
            : await ApplyAsync(path.Path, cancellationToken);
        var result = ModuleResult.Of(changed).With("path", path.Path) with { Diff = call.DiffMode ? [difference.ToDiff()] : [] };
        return result.WithState(now);
    }

    private async Task<bool> AnyBelowDiffersAsync(string path, CancellationToken cancellationToken)
    {
        var entries = await call.Target.ListAsync(new DirectoryQuery(path) { Depth = null }, cancellationToken);
        return entries.Any(entry => AttributeDifference.Between(entry, options.Wanted).Any);
    }

    private async Task<(bool Changed, PathStatus Now)> ApplyAsync(string path, CancellationToken cancellationToken)
    {
        var change = new PathChange.SetAttributes(path, options.Wanted) { Recurse = true, Follow = options.Follow };
        var outcome = await call.Target.ApplyAndInspectAsync([change], [path], cancellationToken);
        return (outcome.Changed[0], outcome.Paths[0]);
    }
}
