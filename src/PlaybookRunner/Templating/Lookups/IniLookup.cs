using PlaybookRunner.Jinja;
using PlaybookRunner.Plugins;
using PlaybookRunner.Templating.Formats;

namespace PlaybookRunner.Templating.Lookups;

/// <summary>Values of a section of an INI file, or of a properties file, which has none.</summary>
internal sealed class IniLookup : ILookup
{
    // A properties file is an INI file without a section.
    private const string PropertiesSection = "java_properties";

    public IReadOnlyList<string> Names { get; } = ["ansible.builtin.ini"];

    public IReadOnlyList<object?> Run(LookupCall call) => [.. call.Terms.SelectMany(term => Find(call, term))];

    private static List<object?> Find(LookupCall call, object? term)
    {
        var (key, options) = ControlFileText.Term(call, term);
        var file = options.GetValueOrDefault("file", "ansible.ini");
        var isProperties = options.GetValueOrDefault("type") == "properties";
        var section = isProperties ? PropertiesSection : options.GetValueOrDefault("section", "global");
        var text = ControlFileText.Read(call, file);
        var keepsCase = IsOn(options, "case_sensitive");
        var ini = IniText.Read(isProperties ? $"[{section}]\n{text}" : text, new IniRules(keepsCase, IsOn(options, "allow_no_value")));
        var entries = ini.Find(section) ?? throw new PythonException(PythonErrorType.LookupError, $"No section '{section}' in '{file}'.");
        if (IsOn(options, "re"))
            return Matching(new PythonRegex(key), entries);
        var found = entries.Where(entry => entry.Key.Equals(key, keepsCase ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase)).ToList();
        return found.Count == 0 ? [options.GetValueOrDefault("default", "")] : [.. found.Where(static entry => entry.Value is not null).Select(static entry => (object?)entry.Value)];
    }

    private static List<object?> Matching(PythonRegex regex, IReadOnlyList<KeyValuePair<string, string?>> entries) =>
        [.. entries.Where(entry => regex.Match(entry.Key) is not null).Select(static entry => (object?)entry.Value)];

    private static bool IsOn(Dictionary<string, string> options, string name) => options.TryGetValue(name, out var value) && Arguments.IsTrue(value);
}
