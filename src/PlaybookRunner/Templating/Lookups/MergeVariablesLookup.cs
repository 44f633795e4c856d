using PlaybookRunner.Jinja;
using PlaybookRunner.Plugins;

namespace PlaybookRunner.Templating.Lookups;

/// <summary>The variables whose names match, merged: lists one after another, mappings into each other.</summary>
internal sealed class MergeVariablesLookup : ILookup
{
    public IReadOnlyList<string> Names { get; } = ["community.general.merge_variables"];

    public IReadOnlyList<object?> Run(LookupCall call) => [.. call.Terms.Select(term => Merged(Python.Str(term), call))];

    private static object? Merged(string pattern, LookupCall call)
    {
        var matches = Matching(pattern, Python.Str(call.Options.GetValueOrDefault("pattern_type", "regex")));
        var merged = call.Options.GetValueOrDefault("initial_value");
        foreach (var name in call.Variables.Names.Where(matches).Order(StringComparer.Ordinal))
        {
            if (call.Variables.TryGet(name, out var value))
                merged = With(merged, Python.Reach(value), name, call);
        }

        return merged;
    }

    private static object? With(object? merged, object? value, string name, LookupCall call) => (merged, value) switch
    {
        (null, _) => value,
        (Dict left, Dict right) => MergedDict(left, right, name, call),
        (IReadOnlyList<object?> left, IReadOnlyList<object?> right) => new List<object?>([.. left, .. right]),
        _ => throw Arguments.TypeError($"the variable '{name}' cannot be merged: it is a {Python.TypeName(value)}, and those before are a {Python.TypeName(merged)}"),
    };

    private static Dict MergedDict(Dict left, Dict right, string name, LookupCall call)
    {
        var result = new Dict(left);
        foreach (var (key, value) in right)
        {
            if (!result.TryGetValue(key, out var existing))
                result[key] = value;
            else if (existing is Dict or IReadOnlyList<object?>)
                result[key] = With(existing, value, name, call);
            else
                Override(result, key, value, name, call);
        }

        return result;
    }

    private static void Override(Dict result, object? key, object? value, string name, LookupCall call)
    {
        var message = $"The key '{Python.Str(key)}' with value '{Python.Str(result[key])}' is overwritten with the value '{Python.Str(value)}' of '{name}'";
        switch (Python.Str(call.Options.GetValueOrDefault("override", "error")))
        {
            case "ignore":
                break;
            case "warn":
                call.Warn(message);
                break;
            default:
                throw new PythonException(PythonErrorType.LookupError, message);
        }

        result[key] = value;
    }

    private static Func<string, bool> Matching(string pattern, string type)
    {
        switch (type)
        {
            case "prefix":
                return name => name.StartsWith(pattern, StringComparison.Ordinal);
            case "suffix":
                return name => name.EndsWith(pattern, StringComparison.Ordinal);
            default:
                var regex = new PythonRegex(pattern);
                return name => regex.Search(name) is not null;
        }
    }
}
