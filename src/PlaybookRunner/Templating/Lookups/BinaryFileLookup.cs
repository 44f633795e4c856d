using PlaybookRunner.Jinja;
using PlaybookRunner.Modules;
using PlaybookRunner.Plugins;

namespace PlaybookRunner.Templating.Lookups;

/// <summary>Contents of files of the control node, in Base64.</summary>
internal sealed class BinaryFileLookup : ILookup
{
    public IReadOnlyList<string> Names { get; } = ["community.general.binary_file"];

    public IReadOnlyList<object?> Run(LookupCall call) => [.. call.Terms.Select(term => Content(Python.Str(term), call)).Where(static content => content is not null)];

    private static string? Content(string name, LookupCall call)
    {
        try
        {
            return Convert.ToBase64String(call.Files.Read(call.Files.Find("files", name)));
        }
        catch (ModuleFailedException exception)
        {
            return Python.Str(call.Options.GetValueOrDefault("not_exist", "error")) switch
            {
                "empty" => "",
                "empty_str" => "empty",
                _ => throw new PythonException(PythonErrorType.LookupError, $"Could not locate file in community.general.binary_file lookup: {name}", exception),
            };
        }
    }
}
