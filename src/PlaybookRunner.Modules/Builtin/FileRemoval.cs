using PlaybookRunner.Targets;

namespace PlaybookRunner.Modules.Builtin;

/// <summary>Removes what stands at a path (<c>state: absent</c>).</summary>
internal sealed class FileRemoval(ModuleCall call)
{
    public async Task<ModuleResult> RunAsync(PathStatus path, CancellationToken cancellationToken)
    {
        if (!path.Exists)
        {
            return ModuleResult.Of(changed: false).With("path", path.Path).With("state", "absent");
        }

        var result = ModuleResult.Of(changed: true).With("path", path.Path) with { Diff = await DiffAsync(path, cancellationToken) };
        if (call.CheckMode)
        {
            return result.WithState(path);
        }

        await call.Target.ApplyAsync([new PathChange.Remove(path.Path)], cancellationToken);
        return result.With("state", "absent");
    }

    private async Task<IReadOnlyList<ModuleDiff>> DiffAsync(PathStatus path, CancellationToken cancellationToken)
    {
        if (!call.DiffMode)
        {
            return [];
        }

        var difference = new StateDifference(path.Path).Add("state", PathState.Word(path), "absent");
        if (path.Kind == PathKind.Directory)
        {
            difference.AddBefore("path_content", await ContentAsync(path.Path, cancellationToken));
        }

        return [difference.ToDiff()];
    }

    private async Task<Dictionary<string, object?>> ContentAsync(string path, CancellationToken cancellationToken)
    {
        var entries = await call.Target.ListAsync(new DirectoryQuery(path) { Depth = null }, cancellationToken);
        return new()
        {
            ["directories"] = Paths(entries.Where(entry => entry.Kind == PathKind.Directory)),
            ["files"] = Paths(entries.Where(entry => entry.Kind != PathKind.Directory)),
        };
    }

    private static List<object?> Paths(IEnumerable<PathStatus> entries) => [.. entries.Select(entry => entry.Path).Order(StringComparer.Ordinal)];
}
