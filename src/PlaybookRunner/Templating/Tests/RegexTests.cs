using PlaybookRunner.Jinja;
using PlaybookRunner.Templating.Filters;

namespace PlaybookRunner.Templating.Tests;

/// <summary>Tests of text by regular expressions in Python's syntax.</summary>
internal static class RegexTests
{
    public static void AddTo(FunctionSet tests) => tests
        .Add("match", "value, pattern='', ignorecase=false, multiline=false", static (in JinjaCall c) => Matches(c, "match"))
        .Add("search", "value, pattern='', ignorecase=false, multiline=false", static (in JinjaCall c) => Matches(c, "search"))
        .Add("regex", "value='', pattern='', ignorecase=false, multiline=false, match_type='search'", static (in JinjaCall c) => Matches(c, c.Text(4)));

    private static object Matches(in JinjaCall call, string type)
    {
        var text = Python.Str(call[0]);
        var regex = RegexFilters.Compile(call[1], call.Boolean(2), call.Boolean(3));
        var match = type switch
        {
            "match" => regex.Match(text),
            "fullmatch" => regex.FullMatch(text),
            "search" => regex.Search(text),
            _ => throw new PythonException(PythonErrorType.AttributeError, $"a regular expression has no {type}"),
        };
        return match is not null;
    }
}
