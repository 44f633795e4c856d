using PlaybookRunner.Jinja;
using PlaybookRunner.Templating.Filters;

namespace PlaybookRunner.Templating.Tests;

/// <summary>Ansible's tests of text: regular expressions and versions.</summary>
internal static class TextTests
{
    public static void AddTo(FunctionSet tests)
    {
        tests
            .Add("match", "value, pattern='', ignorecase=false, multiline=false", static (in JinjaCall c) => Regex(c).Match(Python.Str(c[0])) is not null)
            .Add("search", "value, pattern='', ignorecase=false, multiline=false", static (in JinjaCall c) => Regex(c).Search(Python.Str(c[0])) is not null)
            .Add("regex", "value, pattern='', ignorecase=false, multiline=false, match_type='search'", static (in JinjaCall c) => MatchesAs(c));
        foreach (var name in (string[])["version", "version_compare"])
            tests.Add(name, "value, version, operator='eq', strict=none, version_type=none", static (in JinjaCall c) => CompareVersions(c));
    }

    private static PythonRegex Regex(in JinjaCall call) => TextFilters.Pattern(call.Text(1), call.Boolean(2), call.Boolean(3));

    private static bool MatchesAs(in JinjaCall call)
    {
        var text = Python.Str(call[0]);
        return call.Text(4) switch
        {
            "match" => Regex(call).Match(text) is not null,
            "fullmatch" => Regex(call).FullMatch(text) is not null,
            _ => Regex(call).Search(text) is not null,
        };
    }

    private static bool CompareVersions(in JinjaCall call)
    {
        var order = LooseVersion.Compare(Python.Str(call[0]), Python.Str(call[1]));
        return call.Text(2) switch
        {
            "eq" or "==" or "=" => order == 0,
            "ne" or "!=" or "<>" => order != 0,
            "lt" or "<" => order < 0,
            "le" or "<=" => order <= 0,
            "gt" or ">" => order > 0,
            "ge" or ">=" => order >= 0,
            var other => throw new PythonException(PythonErrorType.FilterArgument, $"Invalid operator type ({other})"),
        };
    }
}
