using System.Text;
using PlaybookRunner.Jinja;
using PlaybookRunner.Modules;
using PlaybookRunner.Plugins;

namespace PlaybookRunner.Templating.Lookups;

/// <summary>Texts of files of the control node.</summary>
internal sealed class FileLookup : ILookup
{
    public IReadOnlyList<string> Names { get; } = ["ansible.builtin.file"];

    public IReadOnlyList<object?> Run(LookupCall call) => [.. call.Terms.Select(term => (object?)Read(Python.Str(term), call))];

    private static string Read(string name, LookupCall call)
    {
        try
        {
            var text = Encoding.UTF8.GetString(call.Files.Read(call.Files.Find("files", name)));
            text = IsOn(call, "lstrip", false) ? text.TrimStart() : text;
            return IsOn(call, "rstrip", true) ? text.TrimEnd() : text;
        }
        catch (ModuleFailedException exception)
        {
            throw new PythonException(PythonErrorType.LookupError, exception.Message, exception);
        }
    }

    private static bool IsOn(LookupCall call, string option, bool fallback) => call.Options.TryGetValue(option, out var value) ? Python.Truth(value) : fallback;
}
