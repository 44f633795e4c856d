using PlaybookRunner.Jinja;
using PlaybookRunner.Plugins;

namespace PlaybookRunner.Templating.Lookups;

/// <summary>Environment variables of the control node.</summary>
internal sealed class EnvLookup : ILookup
{
    public IReadOnlyList<string> Names { get; } = ["ansible.builtin.env"];

    public IReadOnlyList<object?> Run(LookupCall call) => [.. call.Terms.Select(term => ValueOf(Python.Str(term), call))];

    private static object? ValueOf(string name, LookupCall call)
    {
        var value = Environment.GetEnvironmentVariable(name) ?? call.Options.GetValueOrDefault("default", "");
        return value is Undefined ? throw new PythonException(PythonErrorType.Undefined, $"The environment variable '{name}' is not set.") : value;
    }
}
