using PlaybookRunner.Jinja;
using PlaybookRunner.Targets;

namespace PlaybookRunner.Modules.Builtin;

/// <summary>Finds files of the target by name, kind, age, size and content.</summary>
[Module("ansible.builtin.find")]
internal sealed partial class FindModule : IModule<FindOptions>
{
    /// <inheritdoc/>
    public async Task<ModuleResult> RunAsync(FindOptions options, ModuleCall call, CancellationToken cancellationToken)
    {
        var filter = new FindFilter(options, call.Time.GetUtcNow());
        var found = new List<object?>();
        var skipped = new Dict();
        long examined = 0;
        foreach (var root in options.Paths)
        {
            var entries = await ListAsync(root, options, call, skipped, cancellationToken);
            examined += entries.Count;
            foreach (var entry in entries.Where(filter.Matches))
            {
                if (options.Contains is null || await ContainsAsync(entry, options, call, cancellationToken))
                    found.Add(PathFacts.Of(entry));
            }
        }

        return ModuleResult.Of(changed: false, skipped.Count == 0 ? "All paths examined" : "Not all paths examined, check warnings for details")
            .With("files", found).With("matched", (long)found.Count).With("examined", examined).With("skipped_paths", skipped);
    }

    private static async Task<IReadOnlyList<PathStatus>> ListAsync(
        string root, FindOptions options, ModuleCall call, Dict skipped, CancellationToken cancellationToken)
    {
        try
        {
            var query = new DirectoryQuery(root) { Depth = options.Recurse ? options.Depth : 1, Follow = options.Follow, ChecksumAlgorithm = options.GetChecksum ? options.ChecksumAlgorithm : null };
            return await call.Target.ListAsync(query, cancellationToken);
        }
        catch (TargetOperationException exception)
        {
            skipped[root] = exception.Message;
            return [];
        }
    }

    private static async Task<bool> ContainsAsync(PathStatus entry, FindOptions options, ModuleCall call, CancellationToken cancellationToken)
    {
        if (entry.Kind != PathKind.File)
            return false;
        var status = (await call.Target.InspectAsync([new PathQuery(entry.Path) { ContentLimit = int.MaxValue }], cancellationToken))[0];
        if (status.Content is not { } content)
            return false;
        var text = System.Text.Encoding.UTF8.GetString(content.Span);
        var regex = new PythonRegex(options.Contains!);
        return options.ReadWholeFile ? regex.Search(text) is not null : TextLines.Of(text).Exists(line => regex.Match(line) is not null);
    }
}
