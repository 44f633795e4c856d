using PlaybookRunner.Jinja;

namespace PlaybookRunner.Templating.Filters;

/// <summary>The filters of <c>community.general</c> that keep, remove or rename keys of the mappings in a list.</summary>
internal static class KeyFilters
{
    public static void AddTo(FunctionSet filters) => filters
        .Add("keep_keys", "data, target=none, matching_parameter='equal'", static (in JinjaCall c) => Filter(c, wanted: true))
        .Add("remove_keys", "data, target=none, matching_parameter='equal'", static (in JinjaCall c) => Filter(c, wanted: false))
        .Add("replace_keys", "data, target=none, matching_parameter='equal'", static (in JinjaCall c) => Rename(c));

    private static List<object?> Filter(in JinjaCall call, bool wanted)
    {
        var mappings = Mappings(call[0]);
        var matches = Matching(call[1] is string or Markup ? [call[1]] : call[1] is null ? [] : Python.Iterate(call[1]), Python.Str(call[2]));
        return mappings.ConvertAll(dict => (object?)new Dict(dict.Where(entry => matches(entry.Key) == wanted)));
    }

    private static List<object?> Rename(in JinjaCall call)
    {
        var mappings = Mappings(call[0]);
        if (call[1] is not IReadOnlyList<object?> { Count: > 0 } targets)
            throw Arguments.TypeError("The target must be a list of dictionaries with the keys 'before' and 'after'.");
        var kind = Python.Str(call[2]);
        var renames = targets.Select(target => Renaming(target, kind)).ToList();
        return mappings.ConvertAll(dict => (object?)new Dict(dict.Select(entry => KeyValuePair.Create(Renamed(entry.Key, renames), entry.Value))));
    }

    private static (Func<object?, bool> Matches, object? After) Renaming(object? target, string kind) =>
        target is Dict dict && dict.TryGetValue("before", out var before) && dict.TryGetValue("after", out var after)
            ? (Matching([before], kind), after)
            : throw Arguments.ValueError("Each element of the target must have the keys 'before' and 'after'.");

    private static object? Renamed(object? key, List<(Func<object?, bool> Matches, object? After)> renames)
    {
        foreach (var (matches, after) in renames)
            key = matches(key) ? after : key;
        return key;
    }

    private static List<Dict> Mappings(object? data)
    {
        if (data is not IReadOnlyList<object?> list)
            throw Arguments.TypeError($"First argument must be a list. {Python.Str(data)} is {Python.TypeName(data)}");
        return [.. list.Select(static item => item as Dict ?? throw Arguments.TypeError("The data items must be dictionaries."))];
    }

    private static Func<object?, bool> Matching(IEnumerable<object?> targets, string kind)
    {
        var names = targets.Select(Python.Str).ToList();
        if (names.Count == 0)
            throw Arguments.ValueError("The target can't be empty.");
        switch (kind)
        {
            case "equal":
                return key => names.Contains(Python.Str(key));
            case "starts_with":
                return key => names.Exists(name => Python.Str(key).StartsWith(name, StringComparison.Ordinal));
            case "ends_with":
                return key => names.Exists(name => Python.Str(key).EndsWith(name, StringComparison.Ordinal));
            case "regex":
                var regexes = names.ConvertAll(static name => new PythonRegex(name));
                return key => regexes.Exists(regex => regex.Match(Python.Str(key)) is not null);
            default:
                throw Arguments.ValueError($"The matching_parameter must be one of equal, starts_with, ends_with, regex; got {kind}");
        }
    }
}
