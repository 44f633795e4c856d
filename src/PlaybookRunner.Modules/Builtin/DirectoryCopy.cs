using PlaybookRunner.Targets;

namespace PlaybookRunner.Modules.Builtin;

/// <summary>Copies a directory of the control node with everything in it.</summary>
internal sealed class DirectoryCopy(CopyOptions options, ModuleCall call)
{
    public async Task<ModuleResult> RunAsync(string source, CancellationToken cancellationToken)
    {
        // A slash at the end means the directory's content rather than the directory.
        var root = options.Src!.EndsWith('/') ? options.Dest.TrimEnd('/') : $"{options.Dest.TrimEnd('/')}/{Path.GetFileName(source.TrimEnd('/'))}";
        var changed = await MakeDirectoriesAsync(source, root, cancellationToken);
        var diffs = new List<ModuleDiff>();
        foreach (var file in Entries(source, Directory.EnumerateFiles))
        {
            var result = await CopyModule.CopyFileAsync(file, $"{root}/{Path.GetRelativePath(source, file)}", options, call, cancellationToken);
            changed |= result.Changed;
            diffs.AddRange(result.Diff);
        }

        return ModuleResult.Of(changed).With("dest", options.Dest).With("src", source) with { Diff = diffs };
    }

    private async Task<bool> MakeDirectoriesAsync(string source, string root, CancellationToken cancellationToken)
    {
        var paths = Entries(source, Directory.EnumerateDirectories).Select(path => $"{root}/{Path.GetRelativePath(source, path)}").Prepend(root).ToList();
        var attributes = new PathAttributes(options.Owner, options.Group, options.DirectoryMode);
        if (call.CheckMode)
        {
            var statuses = await call.Target.InspectAsync([.. paths.Select(path => new PathQuery(path) { Follow = true })], cancellationToken);
            return statuses.Any(status => status.Kind != PathKind.Directory);
        }

        var changes = await call.Target.ApplyAsync([.. paths.Select(path => new PathChange.MakeDirectory(path) { Attributes = attributes })], cancellationToken);
        return changes.Contains(true);
    }

    private static IEnumerable<string> Entries(string source, Func<string, string, SearchOption, IEnumerable<string>> enumerate) =>
        enumerate(source, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal);
}
