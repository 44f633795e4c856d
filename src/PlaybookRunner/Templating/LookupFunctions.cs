using PlaybookRunner.Jinja;
using PlaybookRunner.Plugins;
using PlaybookRunner.Variables;

namespace PlaybookRunner.Templating;

/// <summary>The functions <c>lookup</c>, <c>query</c> and <c>q</c>: call a lookup by name from a template.</summary>
internal sealed class LookupFunctions(LookupRegistry lookups)
{
    public void AddTo(JinjaEnvironment environment)
    {
        environment.Globals.Add("lookup", "name, *terms, **options", Lookup);
        environment.Globals.Add("query", "name, *terms, **options", Query);
        environment.Globals.Alias("q", "query");
    }

    private object? Lookup(in JinjaCall call)
    {
        var options = OptionsOf(call, out var wantsList, out var errors);
        return Run(call, options, errors) switch
        {
            null => wantsList ? new List<object?>() : null,
            { } results when wantsList => results,
            { Count: 0 } results => results,
            { Count: 1 } results => results[0],
            { } results when results.All(result => result is string) => string.Join(',', results),
            { } results => results,
        };
    }

    private object? Query(in JinjaCall call)
    {
        var options = OptionsOf(call, out _, out var errors);
        return Run(call, options, errors) ?? [];
    }

    private static Dictionary<string, object?> OptionsOf(in JinjaCall call, out bool wantsList, out string errors)
    {
        wantsList = false;
        errors = "strict";
        var options = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var (key, value) in call.Named)
        {
            if (key is "wantlist")
                wantsList = Python.Truth(value);
            else if (key is "errors")
                errors = Python.Str(value);
            else
                options[Python.Str(key)] = value;
        }

        return options;
    }

    private IReadOnlyList<object?>? Run(in JinjaCall call, Dictionary<string, object?> options, string errors)
    {
        var name = call.Text(0);
        var lookup = lookups.Find(name)
            ?? throw new PythonException(PythonErrorType.TemplateRuntime, $"there is no lookup '{name}'");
        var scope = (VariableScope)call.Context.GivenVariables;
        var surroundings = scope.Surroundings;
        try
        {
            return lookup.Run(new LookupCall(call.Extra, options, call.Context.Variables, surroundings.Files, new ScopeTemplates(scope), call.Context.Cancellation)
            {
                Warn = surroundings.Warn,
            });
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException && errors is not ("ignore" or "warn"))
        {
            throw new PythonException(PythonErrorType.LookupError, exception.Message, exception);
        }
        catch (Exception exception) when (exception is PythonException or IOException or UnauthorizedAccessException && errors is "ignore" or "warn")
        {
            if (errors == "warn")
                surroundings.Warn($"the lookup '{name}' failed: {exception.Message}");
            return null;
        }
    }
}
