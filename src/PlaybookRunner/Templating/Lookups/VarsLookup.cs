using PlaybookRunner.Jinja;
using PlaybookRunner.Plugins;

namespace PlaybookRunner.Templating.Lookups;

/// <summary>The values of variables by their names.</summary>
internal sealed class VarsLookup : ILookup
{
    public IReadOnlyList<string> Names { get; } = ["ansible.builtin.vars"];

    public IReadOnlyList<object?> Run(LookupCall call) => [.. call.Terms.Select(term => ValueOf(Python.Str(term), call))];

    private static object? ValueOf(string name, LookupCall call)
    {
        if (call.Variables.TryGet(name, out var value))
            return Python.Reach(value);
        return call.Options.TryGetValue("default", out var fallback)
            ? fallback
            : throw new PythonException(PythonErrorType.Undefined, $"No variable named '{name}' was found.");
    }
}
