using PlaybookRunner.Content;
using PlaybookRunner.Jinja;

namespace PlaybookRunner.Templating.Tests;

/// <summary>Tests of values and of what lists hold.</summary>
internal static class ValueTests
{
    public static void AddTo(FunctionSet tests) => tests
        .Add("truthy", "value, convert_bool=false", static (in JinjaCall c) => IsTruthy(c))
        .Add("falsy", "value, convert_bool=false", static (in JinjaCall c) => !IsTruthy(c))
        .Add("nan", "value", static (in JinjaCall c) => c[0] is double.NaN)
        .Alias("isnan", "nan")
        .Add("contains", "value, item", static (in JinjaCall c) => Python.In(c[1], c[0]))
        .Add("all", "value", static (in JinjaCall c) => c.Sequence(0).All(Python.Truth))
        .Add("any", "value", static (in JinjaCall c) => c.Sequence(0).Any(Python.Truth))
        .Add("subset", "a, b", static (in JinjaCall c) => new SetValue(c.Sequence(0)).All(new SetValue(c.Sequence(1)).Contains))
        .Alias("issubset", "subset")
        .Add("superset", "a, b", static (in JinjaCall c) => new SetValue(c.Sequence(1)).All(new SetValue(c.Sequence(0)).Contains))
        .Alias("issuperset", "superset")
        .Add("vault_encrypted", "value", static (in JinjaCall c) => Arguments.IsText(c[0]) && VaultEnvelope.IsVaulted(Python.Str(c[0])))
        .Add("uri", "value, schemes=none", static (in JinjaCall c) => IsUri(c))
        .Add("url", "value, schemes=none", static (in JinjaCall c) => IsUri(c, mustHavePlace: true))
        .Add("urn", "value", static (in JinjaCall c) => Arguments.IsText(c[0]) && Python.Str(c[0]).StartsWith("urn:", StringComparison.OrdinalIgnoreCase));

    private static bool IsTruthy(in JinjaCall call)
    {
        var isSpelledOut = call.Boolean(1) && call[0] is string or Markup
            && Python.Str(call[0]).ToUpperInvariant() is "FALSE" or "NO" or "OFF" or "N" or "F" or "0";
        return !(call.Boolean(1) && isSpelledOut) && Python.Truth(call[0]);
    }

    private static bool IsUri(in JinjaCall call, bool mustHavePlace = false)
    {
        if (!Arguments.IsText(call[0]))
            return false;
        var text = Python.Str(call[0]);
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        var scheme = colon > 0 && char.IsAsciiLetter(text[0]) ? text[..colon].ToLowerInvariant() : "";
        if (call[1] is not null && !call.Sequence(1).Any(wanted => Python.Str(wanted) == scheme))
            return false;
        var rest = scheme.Length > 0 ? text[(colon + 1)..] : text;
        return !mustHavePlace || scheme == "file" || (rest.StartsWith("//", StringComparison.Ordinal) && rest.Length > 2 && rest[2] != '/');
    }
}
