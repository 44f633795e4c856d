using PlaybookRunner.Execution;
using PlaybookRunner.Jinja;

namespace PlaybookRunner.Templating.Tests;

/// <summary>Ansible's tests of registered results and of truth.</summary>
internal static class ResultTests
{
    public static void AddTo(FunctionSet tests)
    {
        Add(tests, static (in JinjaCall c) => IsSet(c, "failed"), "failed", "failure");
        Add(tests, static (in JinjaCall c) => !IsSet(c, "failed"), "succeeded", "success", "successful");
        Add(tests, static (in JinjaCall c) => IsSet(c, "changed") || AnyItemChanged(c[0]), "changed", "change");
        Add(tests, static (in JinjaCall c) => IsSet(c, "skipped"), "skipped", "skip");
        Add(tests, static (in JinjaCall c) => IsSet(c, "unreachable"), "unreachable");
        Add(tests, static (in JinjaCall c) => !IsSet(c, "unreachable"), "reachable");
        Add(tests, static (in JinjaCall c) => IsSet(c, "finished"), "finished");
        Add(tests, static (in JinjaCall c) => IsSet(c, "started"), "started");
        tests.Add("truthy", "value, convert_bool=false", static (in JinjaCall c) => Truthy(c))
            .Add("falsy", "value, convert_bool=false", static (in JinjaCall c) => !Truthy(c))
            .Add("any", "value", static (in JinjaCall c) => c.Sequence(0).Any(Python.Truth))
            .Add("all", "value", static (in JinjaCall c) => c.Sequence(0).All(Python.Truth))
            .Add("contains", "value, item", static (in JinjaCall c) => Python.In(c[1], c[0]))
            .Add("subset", "a, b", static (in JinjaCall c) => IsSubset(c[0], c[1]))
            .Add("superset", "a, b", static (in JinjaCall c) => IsSubset(c[1], c[0]));
    }

    private static void Add(FunctionSet tests, ResultTest test, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
            tests.Add(name, "result", (in JinjaCall call) => test(call));
    }

    private delegate bool ResultTest(in JinjaCall call);

    private static bool IsSet(in JinjaCall call, string key) => Python.Reach(call[0]) is Dict result
        ? result.TryGetValue(key, out var value) && Python.Truth(value)
        : throw new PythonException(PythonErrorType.FilterArgument, $"The '{call.Function.Name}' test expects a dictionary, and got {Python.TypeName(call[0])}");

    private static bool AnyItemChanged(object? value) =>
        value is Dict result && result.TryGetValue("results", out var items) && items is IReadOnlyList<object?> list
        && list.Any(item => item is Dict dict && dict.TryGetValue("changed", out var changed) && Python.Truth(changed));

    private static bool Truthy(in JinjaCall call) =>
        call.Boolean(1) && BooleanText.Read(call[0]) is { } converted ? converted : Python.Truth(call[0]);

    private static bool IsSubset(object? part, object? whole)
    {
        var items = Python.Iterate(whole).ToList();
        return Python.Iterate(part).All(item => items.Exists(other => Python.Equal(other, item)));
    }
}
