using PlaybookRunner.Jinja;
using PlaybookRunner.Plugins;

namespace PlaybookRunner.Templating.Lookups;

/// <summary>The values of variables by their names.</summary>
internal sealed class VarsLookup : ILookup
{
    public IReadOnlyList<string> Names { get; } = ["ansible.builtin.vars"];

    public IReadOnlyList<object?> Run(LookupCall call) => [.. call.Terms.Select(term => ValueOf(NameOf(term), call))];

    private static string NameOf(object? term) => Arguments.IsText(term)
        ? Python.Str(term)
        : throw new PythonException(PythonErrorType.TypeError, $"Variable name must be 'str' not '{Python.TypeName(term)}'.");

    private static object? ValueOf(string name, LookupCall call)
    {
        if (call.Variables.TryGet(name, out var value))
            return Python.Reach(value);
        return call.Options.GetValueOrDefault("default") ?? throw new PythonException(PythonErrorType.Undefined, $"No variable named '{name}' was found.");
    }
}
