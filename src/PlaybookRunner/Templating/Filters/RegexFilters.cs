using System.Text.RegularExpressions;
using PlaybookRunner.Jinja;

namespace PlaybookRunner.Templating.Filters;

/// <summary>Filters of regular expressions in Python's syntax.</summary>
internal static partial class RegexFilters
{
    public static void AddTo(FunctionSet filters) => filters
        .Add("regex_replace", "value='', pattern='', replacement='', ignorecase=false, multiline=false, count=0, mandatory_count=0", static (in JinjaCall c) => Replace(c))
        .Add("regex_search", "value, regex, *args, ignorecase=false, multiline=false", static (in JinjaCall c) => Search(c))
        .Add("regex_findall", "value, regex, multiline=false, ignorecase=false", static (in JinjaCall c) => FindAll(c))
        .Add("regex_escape", "string, re_type='python'", static (in JinjaCall c) => Escape(Python.Str(c[0]), c.Text(1)));

    /// <summary>A regular expression with the two flags that Ansible's functions offer.</summary>
    public static PythonRegex Compile(object? pattern, bool ignoreCase, bool multiLine) =>
        new(Python.Str(pattern), (ignoreCase ? PythonRegexFlags.IgnoreCase : 0) | (multiLine ? PythonRegexFlags.MultiLine : 0));

    private static string Replace(in JinjaCall call)
    {
        var text = Python.Str(call[0]);
        var regex = Compile(call[1], call.Boolean(3), call.Boolean(4));
        var count = (int)Arguments.Whole(call[5]);
        if (Arguments.Whole(call[6]) is > 0 and var wanted)
        {
            var matches = regex.FindAll(text).Count();
            var replaced = count > 0 ? Math.Min(matches, count) : matches;
            if (replaced != wanted)
                throw Arguments.TypeError($"{Python.Repr(regex.Pattern)} should match {wanted} times, but matches {replaced} times in {Python.Repr(text)}");
        }

        return regex.Replace(text, Python.Str(call[2]), count, call.Context.Limits);
    }

    private static object? Search(in JinjaCall call)
    {
        var groups = call.Extra.Select(static argument => GroupOf(Python.Str(argument))).ToList();
        var match = Compile(call[1], call.Boolean(2), call.Boolean(3)).Search(Python.Str(call[0]));
        if (match is null)
            return null;
        return groups.Count == 0
            ? match.Value
            : groups.ConvertAll(group => (object?)(group.Name is { } name ? match.Group(name) : match.Group(group.Number)));
    }

    private static (string? Name, int Number) GroupOf(string argument)
    {
        if (NamedGroup().Match(argument) is { Success: true } named)
            return int.TryParse(named.Groups[1].ValueSpan, out var index) ? (null, index) : (named.Groups[1].Value, 0);
        if (NumberedGroup().Match(argument) is { Success: true } numbered)
            return (null, int.Parse(numbered.Groups[1].ValueSpan, System.Globalization.CultureInfo.InvariantCulture));
        throw Arguments.ValueError("Unknown argument");
    }

    private static List<object?> FindAll(in JinjaCall call) =>
        [.. Compile(call[1], call.Boolean(3), call.Boolean(2)).FindTexts(Python.Str(call[0]), call.Context.Limits).Select(static found => found is TupleValue groups ? groups.ToList() : found)];

    private static string Escape(string text, string type) => type switch
    {
        "python" => PythonRegex.Escape(text),
        "posix_basic" => PosixSpecial().Replace(text, @"\$1"),
        "posix_extended" => throw Arguments.ValueError($"Regex type ({type}) not yet implemented"),
        _ => throw Arguments.ValueError($"Invalid regex type ({type})"),
    };

    [GeneratedRegex(@"^\\g<(\S+)>")]
    private static partial Regex NamedGroup();

    [GeneratedRegex(@"^\\([0-9]+)")]
    private static partial Regex NumberedGroup();

    [GeneratedRegex(@"([].[^$*\\])")]
    private static partial Regex PosixSpecial();
}
