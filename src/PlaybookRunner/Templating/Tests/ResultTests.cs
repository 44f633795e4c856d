using PlaybookRunner.Jinja;

namespace PlaybookRunner.Templating.Tests;

/// <summary>Tests of task results.</summary>
internal static class ResultTests
{
    public static void AddTo(FunctionSet tests) => tests
        .Add("failed", "result", static (in JinjaCall c) => Holds(c, "failed"))
        .Alias("failure", "failed")
        .Add("succeeded", "result", static (in JinjaCall c) => !Holds(c, "failed"))
        .Alias("success", "succeeded")
        .Alias("successful", "succeeded")
        .Add("changed", "result", static (in JinjaCall c) => IsChanged(c))
        .Alias("change", "changed")
        .Add("skipped", "result", static (in JinjaCall c) => Holds(c, "skipped"))
        .Alias("skip", "skipped")
        .Add("unreachable", "result", static (in JinjaCall c) => Holds(c, "unreachable"))
        .Add("reachable", "result", static (in JinjaCall c) => !Holds(c, "unreachable"))
        .Add("timedout", "result", static (in JinjaCall c) => IsTimedOut(c))
        .Add("started", "result", static (in JinjaCall c) => Holds(c, "started", otherwise: true))
        .Add("finished", "result", static (in JinjaCall c) => Holds(c, "finished", otherwise: true));

    private static Dict Result(in JinjaCall call, string test) =>
        call[0] as Dict ?? throw Arguments.TypeError($"The '{test}' test expects a dictionary");

    // Results of asynchronous tasks alone have "started" and "finished"; any other task has run.
    private static bool Holds(in JinjaCall call, string key, bool otherwise = false) =>
        Result(call, key).TryGetValue(key, out var value) ? Python.Truth(value) : otherwise;

    private static bool IsChanged(in JinjaCall call)
    {
        var result = Result(call, "changed");
        if (result.TryGetValue("changed", out var changed))
            return Python.Truth(changed);
        return result.TryGetValue("results", out var results) && results is IReadOnlyList<object?> { Count: > 0 } list && list[0] is Dict
            && list.Any(static each => each is Dict item && item.TryGetValue("changed", out var value) && Python.Truth(value));
    }

    private static bool IsTimedOut(in JinjaCall call)
    {
        if (!Result(call, "timedout").TryGetValue("timedout", out var timeout) || !Python.Truth(timeout))
            return false;
        return timeout is Dict details
            ? details.TryGetValue("period", out var period) && Python.Truth(period)
            : throw new PythonException(PythonErrorType.AttributeError, $"'{Python.TypeName(timeout)}' object has no attribute 'get'");
    }
}
