using PlaybookRunner.Commands;

namespace PlaybookRunner.Modules.Builtin;

/// <summary>The <c>.list</c> files of apt.</summary>
internal sealed class AptSources
{
    private const string Folder = "/etc/apt/sources.list.d";

    // A file is named in a line that no source looks like, and its lines follow.
    private const string Script = "for file in /etc/apt/sources.list /etc/apt/sources.list.d/*.list; do [ -f \"$file\" ] && echo \"=$file\" && cat \"$file\"; done; true";

    private readonly OrderedDictionary<string, string[]> _before;

    private AptSources(OrderedDictionary<string, string[]> files)
    {
        _before = files;
        Files = new OrderedDictionary<string, List<string>>(files.Select(file => KeyValuePair.Create(file.Key, file.Value.ToList())));
    }

    /// <summary>The lines of each file, to be changed.</summary>
    public OrderedDictionary<string, List<string>> Files { get; }

    /// <summary>Reads all files in one round trip.</summary>
    public static async Task<AptSources> ReadAsync(ModuleCall call, CancellationToken cancellationToken)
    {
        var files = new OrderedDictionary<string, string[]>();
        var output = (await call.RunAsync(CommandLine.Script(Script), cancellationToken)).OrFail().Output;
        foreach (var part in ("\n" + output).Split("\n=/").Skip(1))
        {
            var lines = part.TrimEnd('\n').Split('\n');
            files["/" + lines[0]] = lines[1..];
        }

        return new AptSources(files);
    }

    /// <summary>Adds a source, or enables the one that was made a comment.</summary>
    /// <param name="source">The source.</param>
    /// <param name="fileName">The file for it when it is new: a name without extension, or a path; null for one made of its address.</param>
    public void Add(AptSourceLine source, string? fileName)
    {
        var places = Find(source).ToList();
        if (places.Any(place => place.Line.IsEnabled))
            return;

        if (places is [var (path, index, _), ..])
        {
            Files[path][index] = source.Text;
            return;
        }

        var file = PathOf(fileName ?? source.FileName);
        if (!Files.TryGetValue(file, out var lines))
            Files[file] = lines = [];

        lines.Add(source.Text);
    }

    /// <summary>Removes a source wherever it stands.</summary>
    public void Remove(AptSourceLine source)
    {
        foreach (var (path, index, _) in Find(source).Where(place => place.Line.IsEnabled).Reverse().ToList())
            Files[path].RemoveAt(index);
    }

    /// <summary>The files that differ from what was read: path, text before and text after; an empty text stands for no file.</summary>
    public IReadOnlyList<(string Path, string Before, string After)> Changes() =>
        [.. Files.Where(file => !file.Value.SequenceEqual(_before.GetValueOrDefault(file.Key, []))).Select(file => (file.Key, Join(_before.GetValueOrDefault(file.Key, [])), Join(file.Value)))];

    private IEnumerable<(string Path, int Index, AptSourceLine Line)> Find(AptSourceLine source) =>
        from file in Files
        from item in file.Value.Index()
        let line = AptSourceLine.Parse(item.Item)
        where line?.Text == source.Text
        select (file.Key, item.Index, line);

    private static string PathOf(string name)
    {
        var path = name.Contains('/', StringComparison.Ordinal) ? name : $"{Folder}/{name}";
        return path.EndsWith(".list", StringComparison.Ordinal) ? path : path + ".list";
    }

    // A file of which nothing is left but empty lines goes.
    private static string Join(IEnumerable<string> lines) => lines.All(string.IsNullOrWhiteSpace) ? "" : string.Concat(lines.Select(line => line + "\n"));
}
