using PlaybookRunner.Jinja;
using PlaybookRunner.Playbooks;
using PlaybookRunner.Plugins;
using PlaybookRunner.Templating;
using PlaybookRunner.Variables;

namespace PlaybookRunner.Execution;

/// <summary>Evaluates what a task is repeated for.</summary>
internal static class LoopItems
{
    public static IReadOnlyList<object?> Evaluate(Loop loop, VariableScope scope, RunServices services)
    {
        var value = services.Templates.Finish(loop.Items.Value, scope);
        return loop.Lookup is null ? AsList(value, loop, services) : LookUp(loop.Lookup, value, loop, scope, services);
    }

    private static IReadOnlyList<object?> AsList(object? value, Loop loop, RunServices services) => value switch
    {
        IReadOnlyList<object?> list when value is not RangeValue => list,
        RangeValue range when !services.Options.Strict => [.. range],
        _ => throw new PlaybookException(ErrorCodes.KeywordValue, $"'loop' needs a list, and got {Python.TypeName(value)}", loop.Items.Position)
        {
            Hint = value is Dict ? "for a mapping, write: loop: \"{{ … | dict2items }}\"" : value is string ? "for a single item, write: loop: [item]" : null,
        },
    };

    private static IReadOnlyList<object?> LookUp(string name, object? terms, Loop loop, VariableScope scope, RunServices services)
    {
        var lookup = services.Lookups.Find(name)
            ?? throw new PlaybookException(ErrorCodes.UnknownFilter, $"there is no lookup '{name}' for 'with_{name}'", loop.Position);
        var list = terms is IReadOnlyList<object?> given ? given : [terms];
        var call = new LookupCall(list, new Dictionary<string, object?>(), scope, scope.Surroundings.Files, new ScopeTemplates(scope), scope.Surroundings.Cancellation)
        {
            Warn = scope.Surroundings.Warn,
        };
        try
        {
            return lookup.Run(call);
        }
        catch (PythonException exception)
        {
            throw new PlaybookException(ErrorCodes.TemplateFailed, $"with_{name}: {exception.Message}", loop.Position, exception);
        }
    }
}
