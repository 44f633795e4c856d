using PlaybookRunner.Jinja;
using PlaybookRunner.Plugins;

namespace PlaybookRunner.Templating.Lookups;

/// <summary>Environment variables of the control node.</summary>
internal sealed class EnvLookup : ILookup
{
    public IReadOnlyList<string> Names { get; } = ["ansible.builtin.env"];

    public IReadOnlyList<object?> Run(LookupCall call) => [.. call.Terms.Select(term => ValueOf(NameOf(term), call))];

    // A term is a name; words behind it are passed over.
    private static string NameOf(object? term)
    {
        if (!Arguments.IsText(term))
            throw new PythonException(PythonErrorType.AttributeError, $"'{Python.TypeName(term)}' object has no attribute 'split'");
        return Python.Str(term).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries) is [var name, ..]
            ? name
            : throw new PythonException(PythonErrorType.IndexError, "the name of an environment variable is expected");
    }

    private static object? ValueOf(string name, LookupCall call)
    {
        var value = Environment.GetEnvironmentVariable(name) ?? call.Options.GetValueOrDefault("default", "");
        return value is Undefined ? throw new PythonException(PythonErrorType.Undefined, $"The environment variable '{name}' is not set.") : value;
    }
}
