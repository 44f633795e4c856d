using PlaybookRunner.Jinja;
using PlaybookRunner.Targets;

namespace PlaybookRunner.Modules.Builtin;

/// <summary>Makes one file of the fragments in a folder, in the order of their names.</summary>
[Module("ansible.builtin.assemble")]
internal sealed partial class AssembleModule : IModule<AssembleOptions>
{
    /// <inheritdoc/>
    public async Task<ModuleResult> RunAsync(AssembleOptions options, ModuleCall call, CancellationToken cancellationToken)
    {
        options.WarnOfDoubts(call);
        var regex = options.Regexp is null ? null : LinePattern.Read("regexp", options.Regexp);
        var fragments = options.RemoteSrc
            ? await FromTargetAsync(options, regex, call.Target, cancellationToken)
            : FromControlNode(options, regex, call.Files);
        var content = new FileContent.Memory(Assemble(fragments, options.Delimiter));
        var result = await new FilePlacement(call).RunAsync(Placed(options, content), cancellationToken);
        return result with
        {
            Message = options.RemoteSrc ? "OK" : null,
            Values = new OrderedDictionary<string, object?>(result.Values) { ["src"] = options.Src, ["md5sum"] = ContentDigest.Md5(content) },
        };
    }

    private static PlacedFile Placed(AssembleOptions options, FileContent content) => new(options.Dest, content)
    {
        Source = options.Src,
        Header = options.Src,
        Attributes = options.Wanted,
        Follow = true,
        Backup = options.Backup,
        Validation = PlacedFile.ReadValidation(options.Validate),
        AllowUnsafe = options.UnsafeWrites,
    };

    private static async Task<List<ReadOnlyMemory<byte>>> FromTargetAsync(
        AssembleOptions options, PythonRegex? regex, ITarget target, CancellationToken cancellationToken)
    {
        var folder = (await target.InspectAsync([new(options.Src) { Follow = true }], cancellationToken))[0];
        if (folder.Kind != PathKind.Directory)
        {
            throw new ModuleFailedException($"Source ({options.Src}) {(folder.Exists ? "is not a directory" : "does not exist")}");
        }

        var entries = await target.ListAsync(new DirectoryQuery(options.Src) { Follow = true }, cancellationToken);
        var wanted = entries.Where(entry => entry.Kind == PathKind.File && IsWanted(options, regex, Path.GetFileName(entry.Path)));
        var queries = wanted.Select(entry => new PathQuery(entry.Path) { Follow = true, ContentLimit = long.MaxValue });
        var read = await target.InspectAsync([.. queries.OrderBy(query => query.Path, StringComparer.Ordinal)], cancellationToken);
        return [.. read.Select(file => file.Content ?? throw new ModuleFailedException($"cannot read {file.Path}"))];
    }

    private static List<ReadOnlyMemory<byte>> FromControlNode(AssembleOptions options, PythonRegex? regex, IControlFiles files)
    {
        var folder = files.Find("files", options.Src);
        if (!Directory.Exists(folder))
        {
            throw new ModuleFailedException($"Source ({options.Src}) is not a directory");
        }

        var wanted = Directory.EnumerateFiles(folder).Where(path => IsWanted(options, regex, Path.GetFileName(path)));
        return [.. wanted.Order(StringComparer.Ordinal).Select(path => (ReadOnlyMemory<byte>)files.Read(path, options.Decrypt))];
    }

    private static bool IsWanted(AssembleOptions options, PythonRegex? regex, string name) =>
        (regex is null || regex.Search(name) is not null) && !(options.IgnoreHidden && name.StartsWith('.'));

    // A fragment starts on a line of its own, and so does a delimiter.
    private static byte[] Assemble(List<ReadOnlyMemory<byte>> fragments, string? delimiter)
    {
        using var content = new MemoryStream();
        var separator = delimiter is null ? [] : System.Text.Encoding.UTF8.GetBytes(Unescape(delimiter));
        for (var i = 0; i < fragments.Count; i++)
        {
            if (i > 0)
            {
                EndLine(content);
                content.Write(separator);
                EndLine(content);
            }

            content.Write(fragments[i].Span);
        }

        return content.ToArray();
    }

    private static void EndLine(MemoryStream content)
    {
        if (content.Length > 0 && content.GetBuffer()[content.Length - 1] != '\n')
        {
            content.WriteByte((byte)'\n');
        }
    }

    private static string Unescape(string delimiter) =>
        delimiter.Replace("\\n", "\n", StringComparison.Ordinal).Replace("\\t", "\t", StringComparison.Ordinal).Replace("\\\\", "\\", StringComparison.Ordinal);
}
