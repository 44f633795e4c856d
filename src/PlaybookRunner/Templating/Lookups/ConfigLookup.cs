using System.Globalization;
using PlaybookRunner.Configuration;
using PlaybookRunner.Execution;
using PlaybookRunner.Jinja;
using PlaybookRunner.Plugins;

namespace PlaybookRunner.Templating.Lookups;

/// <summary>Settings of <c>ansible.cfg</c>, of the environment, or their defaults.</summary>
internal sealed class ConfigLookup : ILookup
{
    // The settings of plugins that playbooks ask for.
    private static readonly Dictionary<(string Type, string Plugin, string Name), object?> PluginSettings = new()
    {
        [("shell", "sh", "remote_tmp")] = "~/.ansible/tmp",
        [("connection", "ssh", "remote_user")] = null,
        [("connection", "ssh", "port")] = null,
    };

    public IReadOnlyList<string> Names { get; } = ["ansible.builtin.config"];

    public IReadOnlyList<object?> Run(LookupCall call)
    {
        var configuration = AnsibleConfiguration.Find(Environment.CurrentDirectory);
        var showsOrigin = call.Options.TryGetValue("show_origin", out var origin) && Python.Truth(origin);
        var results = new List<object?>();
        foreach (var name in call.Terms.Select(NameOf))
        {
            if (ValueOf(name, call, configuration) is { } found)
                results.Add(showsOrigin ? new List<object?> { found.Value, found.Origin } : found.Value);
        }

        return results;
    }

    private static string NameOf(object? term) => Arguments.IsText(term)
        ? Python.Str(term)
        : throw new PythonException(PythonErrorType.TypeError, $"Invalid setting identifier, {Python.Repr(term)} is no str, but {Python.TypeName(term)}.");

    private static (object? Value, string Origin)? ValueOf(string name, LookupCall call, AnsibleConfiguration configuration)
    {
        var (type, plugin) = (Option(call, "plugin_type"), Option(call, "plugin_name"));
        if (type is not null && plugin is not null && PluginSettings.TryGetValue((type, plugin, name), out var standard))
            return (standard, "default");
        if (type is null && KnownSetting.Find(name) is { } setting)
            return configuration.Find(setting) is var (text, origin) ? (Typed(text, setting.Type), origin) : (Typed(setting.Default, setting.Type), "default");
        return Missing($"Unable to find setting {name}", call);
    }

    private static (object? Value, string Origin)? Missing(string message, LookupCall call)
    {
        switch (Option(call, "on_missing") ?? "error")
        {
            case "skip":
                return null;
            case "warn":
                call.Warn(message);
                return null;
            case "error":
                throw new PythonException(PythonErrorType.LookupError, message);
            case var other:
                throw new PythonException(PythonErrorType.LookupError, $"\"on_missing\" must be a string and one of \"error\", \"warn\" or \"skip\", not {other}");
        }
    }

    private static string? Option(LookupCall call, string name) => call.Options.GetValueOrDefault(name) is { } value ? Python.Str(value) : null;

    private static object? Typed(string? text, string type) => (type, text) switch
    {
        (_, null) => null,
        ("boolean", _) => BooleanText.Read(text) ?? throw Invalid(text, type),
        ("integer", _) => long.TryParse(text, CultureInfo.InvariantCulture, out var number) ? number : throw Invalid(text, type),
        ("float", _) => double.TryParse(text, CultureInfo.InvariantCulture, out var number) ? number : throw Invalid(text, type),
        ("list", _) => Split(text, ',').ToList<object?>(),
        ("pathspec", _) => Split(text, ':').Select(static path => (object?)PosixPath.ExpandUser(path)).ToList(),
        ("pathlist", _) => Split(text, ',').Select(static path => (object?)PosixPath.ExpandUser(path)).ToList(),
        ("path", _) => PosixPath.ExpandUser(text),
        _ => text,
    };

    private static string[] Split(string text, char separator) => text.Split(separator, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);


    private static PythonException Invalid(string text, string type) => new(PythonErrorType.LookupError, $"Invalid value provided for '{type}': {Python.Repr(text)}");
}
