using PlaybookRunner.Jinja;
using PlaybookRunner.Modules;
using PlaybookRunner.Plugins;

namespace PlaybookRunner.Templating.Lookups;

/// <summary>Evaluated template files of the control node; one that is a lone expression keeps the type of its value.</summary>
internal sealed class TemplateLookup : ILookup
{
    public IReadOnlyList<string> Names { get; } = ["ansible.builtin.template"];

    public IReadOnlyList<object?> Run(LookupCall call) => [.. call.Terms.Select(term => Evaluate(Python.Str(term), call))];

    private static Dictionary<string, object?> OwnVariables(LookupCall call) =>
        call.Options.TryGetValue("template_vars", out var given) && Python.Reach(given) is Dict dict
            ? dict.ToDictionary(static entry => Python.Str(entry.Key), static entry => entry.Value, StringComparer.Ordinal)
            : [];

    private static TemplateSettings SettingsOf(LookupCall call)
    {
        var settings = new TemplateSettings();
        return settings with
        {
            VariableStart = Option(call, "variable_start_string", settings.VariableStart),
            VariableEnd = Option(call, "variable_end_string", settings.VariableEnd),
            CommentStart = Option(call, "comment_start_string", settings.CommentStart),
            CommentEnd = Option(call, "comment_end_string", settings.CommentEnd),
        };
    }

    private static string Option(LookupCall call, string name, string standard) => call.Options.GetValueOrDefault(name) is { } value ? Python.Str(value) : standard;

    private static object? Evaluate(string name, LookupCall call)
    {
        try
        {
            return call.Templates.EvaluateFile(call.Files.Find("templates", name), SettingsOf(call), OwnVariables(call));
        }
        catch (ModuleFailedException exception)
        {
            throw new PythonException(PythonErrorType.LookupError, exception.Message, exception);
        }
    }
}
