using PlaybookRunner.Jinja;
using PlaybookRunner.Plugins;

namespace PlaybookRunner.Templating.Lookups;

/// <summary>Values of a section of an INI file, or of a properties file, which has none.</summary>
internal sealed class IniLookup : ILookup
{
    public IReadOnlyList<string> Names { get; } = ["ansible.builtin.ini"];

    public IReadOnlyList<object?> Run(LookupCall call) => [.. call.Terms.SelectMany(term => Find(call, term))];

    private static List<object?> Find(LookupCall call, object? term)
    {
        var (key, options) = ControlFileText.Term(call, term);
        var isProperties = options.GetValueOrDefault("type") == "properties";
        var section = isProperties ? "" : options.GetValueOrDefault("section", "global");
        var entries = Entries(ControlFileText.Read(call, options.GetValueOrDefault("file", "ansible.ini")), section);
        var regex = call.Options.TryGetValue("re", out var re) && Arguments.IsTrue(re) ? new PythonRegex(key) : null;
        var found = entries.Where(entry => regex is null ? entry.Key.Equals(key, StringComparison.OrdinalIgnoreCase) : regex.Match(entry.Key) is not null).Select(static entry => (object?)entry.Value).ToList();
        return found.Count > 0 || regex is not null ? found : [options.GetValueOrDefault("default", "")];
    }

    private static List<KeyValuePair<string, string>> Entries(string text, string wanted)
    {
        var entries = new List<KeyValuePair<string, string>>();
        var section = "";
        foreach (var line in text.Split('\n', StringSplitOptions.TrimEntries))
        {
            if (line.Length == 0 || line[0] is '#' or ';')
                continue;
            if (line[0] == '[' && line[^1] == ']')
                section = line[1..^1];
            else if (section == wanted && line.IndexOfAny(['=', ':']) is > 0 and var at)
                entries.Add(new(line[..at].Trim(), line[(at + 1)..].Trim()));
        }

        return entries;
    }
}
