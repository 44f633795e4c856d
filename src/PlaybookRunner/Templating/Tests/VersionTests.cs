using PlaybookRunner.Jinja;

namespace PlaybookRunner.Templating.Tests;

/// <summary>The test <c>version</c>.</summary>
internal static class VersionTests
{
    public static void AddTo(FunctionSet tests) => tests
        .Add("version", "value, version, operator='eq', strict=none, version_type=none", static (in JinjaCall c) => Holds(c))
        .Alias("version_compare", "version");

    private static bool Holds(in JinjaCall call)
    {
        if (call[3] is not null && call[4] is not null)
            throw Arguments.ValueError("Cannot specify both 'strict' and 'version_type'");
        var left = Text(call[0], "Input version value cannot be empty");
        var right = Text(call[1], "Version parameter to compare against cannot be empty");
        var type = call[4] is { } given ? Python.Str(given) : call[3] is not null && call.Boolean(3) ? "strict" : "loose";
        var order = VersionOrder.Compare(left, right, type);
        return Python.Str(call[2]) switch
        {
            "==" or "=" or "eq" => order == 0,
            "<" or "lt" => order < 0,
            "<=" or "le" => order <= 0,
            ">" or "gt" => order > 0,
            ">=" or "ge" => order >= 0,
            "!=" or "<>" or "ne" => order != 0,
            var other => throw Arguments.ValueError($"Invalid operator type ({other}). Must be one of '==', '=', 'eq', '<', 'lt', '<=', 'le', '>', 'gt', '>=', 'ge', '!=', '<>', 'ne'"),
        };
    }

    private static string Text(object? value, string whenEmpty) =>
        !Python.Truth(value) ? throw Arguments.ValueError(whenEmpty) : Python.Str(value);
}
