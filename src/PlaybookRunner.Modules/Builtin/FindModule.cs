using System.Text;
using PlaybookRunner.Jinja;
using PlaybookRunner.Targets;

namespace PlaybookRunner.Modules.Builtin;

/// <summary>Finds files, folders and links by name, age, size, permissions or content.</summary>
[Module("ansible.builtin.find")]
internal sealed partial class FindModule : IModule<FindOptions>
{
    // Files are read in groups, to keep what is in memory small.
    private const int GroupSize = 100;

    /// <inheritdoc/>
    public async Task<ModuleResult> RunAsync(FindOptions options, ModuleCall call, CancellationToken cancellationToken)
    {
        var filter = new FindFilter(options, call.Time);
        var found = new List<PathStatus>();
        var skipped = new OrderedDictionary<string, object?>();
        var examined = 0L;
        foreach (var path in options.Paths)
        {
            if (await ListAsync(path, options, call, skipped, cancellationToken) is not { } entries)
            {
                continue;
            }

            examined += entries.Count;
            var accepted = entries.Where(filter.Accepts).ToList();
            found.AddRange(options.Contains is null ? accepted : await ContainingAsync(accepted, options, call.Target, cancellationToken));
        }

        return Result(options, found, examined, skipped);
    }

    private static async Task<IReadOnlyList<PathStatus>?> ListAsync(
        string path, FindOptions options, ModuleCall call, OrderedDictionary<string, object?> skipped, CancellationToken cancellationToken)
    {
        var query = new DirectoryQuery(path)
        {
            Depth = options.Recurse ? options.Depth : 1,
            Follow = options.Follow,
            ChecksumAlgorithm = options.GetChecksum ? options.ChecksumAlgorithm : null,
        };
        try
        {
            return await call.Target.ListAsync(query, cancellationToken);
        }
        catch (TargetOperationException exception)
        {
            // What can be searched is searched; the rest is told.
            skipped[path] = exception.Message;
            call.Warn($"Skipped '{path}' path due to this access issue: {exception.Message}");
            return null;
        }
    }

    private static async Task<IEnumerable<PathStatus>> ContainingAsync(
        List<PathStatus> entries, FindOptions options, ITarget target, CancellationToken cancellationToken)
    {
        var regex = LinePattern.Read("contains", options.Contains!);
        var encoding = options.Encoding is null ? null : TextEncodings.Find("encoding", options.Encoding);
        var containing = new List<PathStatus>();
        foreach (var group in entries.Where(entry => entry.Kind == PathKind.File).Chunk(GroupSize))
        {
            var queries = group.Select(entry => new PathQuery(entry.Path) { ContentLimit = long.MaxValue });
            var read = await target.InspectAsync([.. queries], cancellationToken);
            containing.AddRange(group.Zip(read).Where(pair => Contains(pair.Second, regex, encoding, options.ReadWholeFile)).Select(pair => pair.First));
        }

        return containing;
    }

    private static bool Contains(PathStatus file, PythonRegex regex, Encoding? encoding, bool whole)
    {
        var text = EditedText.Read(file, (file.Content ?? ReadOnlyMemory<byte>.Empty).Span, encoding).Text;
        return whole ? regex.Search(text) is not null : TextLines.Of(text).Exists(line => regex.Match(line) is not null);
    }

    private static ModuleResult Result(FindOptions options, List<PathStatus> found, long examined, OrderedDictionary<string, object?> skipped)
    {
        var isLimited = options.Limit is { } limit && found.Count >= limit;
        var files = found.Take(options.Limit ?? int.MaxValue).Select(Facts).ToList<object?>();
        var message = isLimited ? "Limit of matches reached" : skipped.Count > 0 ? "Not all paths examined, check warnings for details" : "All paths examined";
        return ModuleResult.Of(changed: false, message)
            .With("files", files)
            .With("matched", (long)files.Count)
            .With("examined", examined)
            .With("skipped_paths", skipped);
    }

    private static OrderedDictionary<string, object?> Facts(PathStatus entry)
    {
        var facts = new OrderedDictionary<string, object?> { ["path"] = entry.Path };
        PathFacts.AddCommon(facts, entry);
        if (entry.Checksum is { } checksum)
        {
            facts["checksum"] = checksum;
        }

        return facts;
    }
}
