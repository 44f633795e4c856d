using System.Globalization;
using System.Text.RegularExpressions;
using PlaybookRunner.Jinja;
using PlaybookRunner.Modules;
using PlaybookRunner.Plugins;

namespace PlaybookRunner.Templating.Lookups;

/// <summary>Files of the control node that match patterns.</summary>
internal sealed class FileGlobLookup : ILookup
{
    public IReadOnlyList<string> Names { get; } = ["ansible.builtin.fileglob"];

    public IReadOnlyList<object?> Run(LookupCall call) => [.. call.Terms.SelectMany(term => Matches(Python.Str(term), call))];

    private static IEnumerable<string> Matches(string pattern, LookupCall call)
    {
        var folder = Path.GetDirectoryName(pattern) is { Length: > 0 } named ? named : ".";
        try
        {
            folder = call.Files.Find("files", folder);
        }
        catch (ModuleFailedException)
        {
            return [];
        }

        return Directory.Exists(folder) ? Directory.EnumerateFiles(folder, Path.GetFileName(pattern)).Order(StringComparer.Ordinal) : [];
    }
}

/// <summary>The first of several files that exists.</summary>
internal sealed class FirstFoundLookup : ILookup
{
    public IReadOnlyList<string> Names { get; } = ["ansible.builtin.first_found"];

    public IReadOnlyList<object?> Run(LookupCall call)
    {
        var skips = call.Options.TryGetValue("skip", out var skip) && Python.Truth(skip);
        var tried = new List<string>();
        foreach (var name in call.Terms.SelectMany(term => NamesOf(term, ref skips)).Concat(OptionNames(call)))
        {
            tried.Add(name);
            if (Find(name, call) is { } path)
                return [path];
        }

        return skips ? [] : throw new PythonException(PythonErrorType.LookupError, $"No file was found when using first_found. Tried: {string.Join(", ", tried)}");
    }

    private static IEnumerable<string> NamesOf(object? term, ref bool skips)
    {
        switch (Python.Reach(term))
        {
            case Dict dict:
                skips |= dict.TryGetValue("skip", out var skip) && Python.Truth(skip);
                return Combined(Texts(dict, "files"), Texts(dict, "paths"));
            case IReadOnlyList<object?> list:
                var names = new List<string>();
                foreach (var item in list)
                    names.AddRange(NamesOf(item, ref skips));
                return names;
            default:
                return [Python.Str(term)];
        }
    }

    private static IEnumerable<string> OptionNames(LookupCall call) =>
        call.Options.ContainsKey("files") ? Combined(Texts(new Dict(call.Options.Select(Entry)), "files"), Texts(new Dict(call.Options.Select(Entry)), "paths")) : [];

    private static KeyValuePair<object?, object?> Entry(KeyValuePair<string, object?> option) => new(option.Key, option.Value);

    private static IEnumerable<string> Combined(IReadOnlyList<string> files, List<string> paths) =>
        paths.Count == 0 ? files : paths.SelectMany(path => files.Select(file => Path.Combine(path, file)));

    private static List<string> Texts(Dict dict, string key) => !dict.TryGetValue(key, out var value) || value is null ? []
        : value is string text ? [.. text.Split([',', ';'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)]
        : [.. Python.Iterate(value).Select(Python.Str)];

    private static string? Find(string name, LookupCall call)
    {
        foreach (var folder in (string[])["files", "templates", "vars", "tasks"])
        {
            try
            {
                return call.Files.Find(folder, name);
            }
            catch (ModuleFailedException)
            {
                // Looked for in the next folder.
            }
        }

        return null;
    }
}

/// <summary>The terms with their index.</summary>
internal sealed class IndexedItemsLookup : ILookup
{
    public IReadOnlyList<string> Names { get; } = ["ansible.builtin.indexed_items"];

    public IReadOnlyList<object?> Run(LookupCall call) =>
        [.. call.Terms.SelectMany(term => term is IReadOnlyList<object?> list ? list : [term]).Select((item, index) => (object?)new List<object?> { (long)index, item })];
}

/// <summary>All combinations of an element of each list.</summary>
internal sealed class NestedLookup : ILookup
{
    public IReadOnlyList<string> Names { get; } = ["ansible.builtin.nested"];

    public IReadOnlyList<object?> Run(LookupCall call)
    {
        IEnumerable<List<object?>> rows = [[]];
        foreach (var term in call.Terms)
            rows = rows.SelectMany(row => (term is IReadOnlyList<object?> list ? list : [term]).Select(item => new List<object?>(row) { item })).ToList();
        return [.. rows];
    }
}

/// <summary>The elements of several lists side by side; shorter ones are filled up with nothing.</summary>
internal sealed class TogetherLookup : ILookup
{
    public IReadOnlyList<string> Names { get; } = ["ansible.builtin.together"];

    public IReadOnlyList<object?> Run(LookupCall call)
    {
        var columns = call.Terms.Select(term => Python.Iterate(term).ToList()).ToList();
        return [.. Enumerable.Range(0, columns.Max(column => column.Count)).Select(row => (object?)columns.Select(column => row < column.Count ? column[row] : null).ToList())];
    }
}

/// <summary>Numbers from a start to an end, as texts in a format.</summary>
internal sealed partial class SequenceLookup : ILookup
{
    public IReadOnlyList<string> Names { get; } = ["ansible.builtin.sequence"];

    public IReadOnlyList<object?> Run(LookupCall call)
    {
        var options = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in call.Options)
            options[name] = Python.Str(value);
        foreach (var pair in call.Terms.SelectMany(term => Python.Str(term).Split(' ', StringSplitOptions.RemoveEmptyEntries)))
        {
            if (pair.Split('=', 2) is [var name, var value])
                options[name] = value;
            else if (Shortcut().Match(pair) is { Success: true } match)
                AddShortcut(options, match);
        }

        return Numbers(options);
    }

    private static void AddShortcut(Dictionary<string, string> options, Match match)
    {
        foreach (var name in (string[])["start", "end", "stride", "format"])
        {
            if (match.Groups[name].Success)
                options[name] = match.Groups[name].Value;
        }
    }

    // start-end/stride:format
    [GeneratedRegex(@"^(?:(?<start>-?\w+)-)?(?<end>-?\w+)(?:/(?<stride>-?\w+))?(?::(?<format>.+))?\z")]
    private static partial Regex Shortcut();

    private static List<object?> Numbers(Dictionary<string, string> options)
    {
        var start = Number(options, "start") ?? 1;
        var stride = Number(options, "stride") ?? 1;
        var end = Number(options, "end") ?? (Number(options, "count") is { } count
            ? count == 0 ? start - stride : start + ((count - 1) * stride)
            : throw new PythonException(PythonErrorType.LookupError, "must specify count or end in with_sequence"));
        if (stride == 0 || (stride > 0 && end < start && !options.ContainsKey("count")))
            return [];
        var format = options.GetValueOrDefault("format", "%d");
        var numbers = new List<object?>();
        for (var number = start; stride > 0 ? number <= end : number >= end; number += stride)
            numbers.Add(Python.FormatPercent(format, number, Limits.Default));
        return numbers;
    }

    private static long? Number(Dictionary<string, string> options, string name)
    {
        if (!options.TryGetValue(name, out var text))
            return null;
        var isHex = text.StartsWith("0x", StringComparison.Ordinal);
        return long.TryParse(isHex ? text[2..] : text, isHex ? NumberStyles.HexNumber : NumberStyles.Integer, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw new PythonException(PythonErrorType.LookupError, $"can't parse {name}={text} as integer");
    }
}

/// <summary>Each element of a list with each element of a list inside it.</summary>
internal sealed class SubelementsLookup : ILookup
{
    public IReadOnlyList<string> Names { get; } = ["ansible.builtin.subelements"];

    public IReadOnlyList<object?> Run(LookupCall call)
    {
        if (call.Terms.Count < 2)
            throw new PythonException(PythonErrorType.LookupError, "subelements lookup expects a list of two or three items");
        var path = Python.Str(call.Terms[1]).Split('.');
        var skipsMissing = call.Terms.Count > 2 && Python.Reach(call.Terms[2]) is Dict flags && flags.TryGetValue("skip_missing", out var skip) && Python.Truth(skip);
        var elements = Python.Reach(call.Terms[0]) is Dict dict ? dict.Values : Python.Iterate(call.Terms[0]);
        return [.. elements.SelectMany(element => Inner(element, path, skipsMissing).Select(inner => (object?)new List<object?> { Without(element, path[0]), inner }))];
    }

    // The list that is walked through is no part of its element, except where it lies deeper.
    private static object? Without(object? element, string key)
    {
        if (element is not Dict dict)
            return element;
        var rest = new Dict(dict);
        rest.Remove(key);
        return rest;
    }

    private static IEnumerable<object?> Inner(object? element, string[] path, bool skipsMissing)
    {
        var value = element;
        foreach (var key in path)
        {
            if (Python.TryGetItem(value, key, out value))
                continue;
            return skipsMissing ? [] : throw new PythonException(PythonErrorType.LookupError, $"could not find '{key}' key in iterated item '{Python.Str(element)}'");
        }

        return Python.Iterate(value);
    }
}
