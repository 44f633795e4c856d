using System.Text.Json;
using PlaybookRunner.Jinja;

namespace PlaybookRunner.Modules.Postgresql.Tests;

/// <summary>Results as text that can be compared: sorted keys, without what differs from run to run.</summary>
internal static class GoldenResult
{
    private static readonly HashSet<string> LeftOut = ["execution_time_ms", "stdout_lines", "stderr_lines"];

    public static string Show(JsonElement result) => Show((IReadOnlyDictionary<string, object?>)Value(result)!);

    public static string Show(ModuleResult result)
    {
        var values = new Dictionary<string, object?>(result.Values) { ["changed"] = result.Changed };
        if (result.Failed)
            values["failed"] = true;
        if (result.Message is not null)
            values["msg"] = result.Message;
        if (result.Warnings.Count > 0)
            values["warnings"] = result.Warnings;

        return Show(values);
    }

    public static object? Value(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().ToDictionary(property => property.Name, property => Value(property.Value)),
        JsonValueKind.Array => element.EnumerateArray().Select(Value).ToList(),
        JsonValueKind.String => element.GetString(),
        JsonValueKind.Number => element.TryGetInt64(out var whole) ? (object)whole : element.GetDouble(),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => null,
    };

    private static string Show(IReadOnlyDictionary<string, object?> values)
    {
        var shown = values.Where(pair => !LeftOut.Contains(pair.Key)).ToDictionary(pair => pair.Key, pair => Plain(pair.Key, pair.Value));
        return Python.ToJson(Python.Reach(shown), new JsonFormat { SortKeys = true, Substitute = Python.Reach }, Limits.Default);
    }

    // A module's failure that the reference's engine reports for it has the engine's words before it; white space at the end is libpq's.
    private static object? Plain(string key, object? value) => (key, value) switch
    {
        ("msg", string text) => text.Replace("Task failed: Module failed: ", "", StringComparison.Ordinal).TrimEnd(),
        ("queries", IEnumerable<object?> list) => list.Select(item => item is string text ? string.Join('\n', text.Split('\n').Order(StringComparer.Ordinal)) : item).ToList(),
        _ => value,
    };
}
