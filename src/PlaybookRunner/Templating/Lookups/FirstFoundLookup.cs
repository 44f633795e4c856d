using PlaybookRunner.Jinja;
using PlaybookRunner.Modules;
using PlaybookRunner.Plugins;

namespace PlaybookRunner.Templating.Lookups;

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
