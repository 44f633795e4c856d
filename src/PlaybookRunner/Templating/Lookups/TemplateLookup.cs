using PlaybookRunner.Jinja;
using PlaybookRunner.Modules;
using PlaybookRunner.Plugins;

namespace PlaybookRunner.Templating.Lookups;

/// <summary>Rendered template files of the control node.</summary>
internal sealed class TemplateLookup : ILookup
{
    public IReadOnlyList<string> Names { get; } = ["ansible.builtin.template"];

    public IReadOnlyList<object?> Run(LookupCall call) => [.. call.Terms.Select(term => (object?)Render(Python.Str(term), call))];

    private static Dictionary<string, object?> OwnVariables(LookupCall call) =>
        call.Options.TryGetValue("template_vars", out var given) && Python.Reach(given) is Dict dict
            ? dict.ToDictionary(static entry => Python.Str(entry.Key), static entry => entry.Value, StringComparer.Ordinal)
            : [];

    private static string Render(string name, LookupCall call)
    {
        try
        {
            return call.Templates.RenderFile(call.Files.Find("templates", name), new TemplateSettings(), OwnVariables(call));
        }
        catch (ModuleFailedException exception)
        {
            throw new PythonException(PythonErrorType.LookupError, exception.Message, exception);
        }
    }
}
