using PlaybookRunner.Jinja;

namespace PlaybookRunner.Templating.Formats;

/// <summary>An INI text as Python's <c>configparser</c> reads it: comments on lines of their own, values that go on in indented lines, defaults in the section <c>DEFAULT</c>.</summary>
internal sealed class IniText
{
    private const string DefaultSection = "DEFAULT";

    private readonly Dictionary<string, Dictionary<string, List<string>?>> _lines = new(StringComparer.Ordinal);
    private readonly List<string> _sections = [];
    private readonly IniRules _rules;

    private IniText(IniRules rules) => _rules = rules;

    /// <summary>The sections in order, without that of the defaults.</summary>
    public IReadOnlyList<string> Sections => _sections;

    /// <exception cref="PythonException">The text is no INI text, or has a section or key twice.</exception>
    public static IniText Read(string text, IniRules rules)
    {
        var ini = new IniText(rules);
        ini._lines.Add(DefaultSection, new(StringComparer.Ordinal));
        ini.ReadLines(text.Split('\n'));
        return ini;
    }

    /// <summary>The keys and values of a section, those of the defaults first; null where there is no such section.</summary>
    public IReadOnlyList<KeyValuePair<string, string?>>? Find(string section)
    {
        if (!_lines.TryGetValue(section, out var own))
            return null;
        var merged = new Dict();
        foreach (var (key, lines) in _lines[DefaultSection].Concat(own))
            merged[key] = lines is null ? null : string.Join('\n', lines).TrimEnd();
        return [.. merged.Select(static entry => KeyValuePair.Create((string)entry.Key!, (string?)entry.Value))];
    }

    private void ReadLines(string[] lines)
    {
        Dictionary<string, List<string>?>? section = null;
        var seen = new HashSet<(string Section, string Key)>();
        string name = "", wrong = "";
        string? key = null;
        var indent = 0;
        for (var i = 0; i < lines.Length; i++)
        {
            var value = lines[i].Trim();
            if (value.Length == 0 || value[0] is '#' or ';')
            {
                // An empty line may stand inside a value; a comment may not.
                if (value.Length == 0 && i < lines.Length - 1 && key is not null)
                    section?[key]?.Add("");
                continue;
            }

            var depth = lines[i].Length - lines[i].TrimStart().Length;
            if (section is not null && key is not null && depth > indent)
            {
                (section[key] ?? throw Wrong($"Key without value continued with an indented line.\nline {i + 1}")).Add(value);
                continue;
            }

            indent = depth;
            if (value[0] == '[' && value.LastIndexOf(']') is > 1 and var end)
            {
                name = value[1..end];
                section = Open(name, i);
                key = null;
            }
            else if (section is null)
                throw Wrong("File contains no section headers.");
            else if (Pair(value) is { } pair)
            {
                key = _rules.KeepsCase ? pair.Key : pair.Key.ToLowerInvariant();
                if (!seen.Add((name, key)))
                    throw Wrong($"While reading from '<???>' [line {i + 1,2}]: option '{key}' in section '{name}' already exists");
                section[key] = pair.Value is null ? null : [pair.Value];
            }
            else
                wrong += $"\n\t[line {i + 1,2}]: {Python.Repr(lines[i])}";
        }

        if (wrong.Length > 0)
            throw Wrong("Source contains parsing errors: '<???>'" + wrong);
    }

    private Dictionary<string, List<string>?> Open(string name, int line)
    {
        if (name == DefaultSection)
            return _lines[name];
        var section = new Dictionary<string, List<string>?>(StringComparer.Ordinal);
        if (!_lines.TryAdd(name, section))
            throw Wrong($"While reading from '<???>' [line {line + 1,2}]: section '{name}' already exists");
        _sections.Add(name);
        return section;
    }

    private KeyValuePair<string, string?>? Pair(string line)
    {
        var at = line.IndexOfAny(['=', ':']);
        if (at > 0)
            return new(line[..at].TrimEnd(), line[(at + 1)..].Trim());
        return at < 0 && _rules.AllowsNoValue ? new(line, null) : null;
    }

    private static PythonException Wrong(string message) => Arguments.ValueError(message);
}
