using PlaybookRunner.Jinja;

namespace PlaybookRunner.Templating.Filters;

/// <summary>The filters of <c>ansible.utils</c> that keep, remove or rename keys at any depth.</summary>
internal static class NestedKeyFilters
{
    public static void AddTo(FunctionSet filters) => filters
        .Add("keep_keys", "data, target, matching_parameter=none", static (in JinjaCall c) => Kept(Checked(c[0], "keep"), Matching(c)))
        .Add("remove_keys", "data, target, matching_parameter=none", static (in JinjaCall c) => Removed(Checked(c[0], "removal"), Matching(c)))
        .Add("replace_keys", "data, target, matching_parameter=none", static (in JinjaCall c) => Renamed(Checked(c[0], "replace"), Renames(c)));

    private static object Checked(object? data, string operation) =>
        data is Dict or IReadOnlyList<object?> ? data : throw Arguments.ValueError($"Input is not valid for {operation} operation");

    private static object? Kept(object? data, Func<string, bool> matches)
    {
        switch (data)
        {
            case Dict dict:
                var kept = new Dict();
                foreach (var (key, value) in dict)
                {
                    if (matches(Python.Str(key)))
                        kept[key] = value;
                    else if (value is Dict or IReadOnlyList<object?> && Kept(value, matches) is var inner && HoldsKeys(inner))
                        kept[key] = inner;
                }

                return kept;
            case IReadOnlyList<object?> list:
                return list.Select(item => Kept(item, matches)).ToList();
            default:
                return data;
        }
    }

    private static bool HoldsKeys(object? value) => value switch
    {
        Dict dict => dict.Count > 0,
        IReadOnlyList<object?> list => list.Any(HoldsKeys),
        _ => false,
    };

    private static object? Removed(object? data, Func<string, bool> matches) => data switch
    {
        Dict dict => new Dict(dict.Where(entry => !matches(Python.Str(entry.Key))).Select(entry => KeyValuePair.Create(entry.Key, Removed(entry.Value, matches)))),
        IReadOnlyList<object?> list => list.Select(item => Removed(item, matches)).ToList(),
        _ => data,
    };

    // A renamed key goes to the end, as one that is taken out and put in again.
    private static object? Renamed(object? data, List<(Func<string, bool> Matches, object? After)> renames)
    {
        switch (data)
        {
            case Dict dict:
                var result = new Dict(dict);
                foreach (var (key, value) in dict)
                {
                    var inner = Renamed(value, renames);
                    if (!renames.Exists(rename => rename.Matches(Python.Str(key))))
                    {
                        result[key] = inner;
                        continue;
                    }

                    result.Remove(key);
                    result[renames.Find(rename => rename.Matches(Python.Str(key))).After] = inner;
                }

                return result;
            case IReadOnlyList<object?> list:
                return list.Select(item => Renamed(item, renames)).ToList();
            default:
                return data;
        }
    }

    private static List<(Func<string, bool> Matches, object? After)> Renames(in JinjaCall call)
    {
        var kind = Arguments.TextOrNull(call, 2);
        return [.. call.Sequence(1).Select(target => target is Dict dict
            ? (Matching([dict.TryGetValue("before", out var before) ? before : null], kind), dict.TryGetValue("after", out var after) ? after : null)
            : throw Arguments.TypeError("Each element of the target must be a dictionary with the keys 'before' and 'after'."))];
    }

    private static Func<string, bool> Matching(in JinjaCall call) => Matching(call[1] is string or Markup ? [call[1]] : call.Sequence(1), Arguments.TextOrNull(call, 2));

    private static Func<string, bool> Matching(IEnumerable<object?> targets, string? kind)
    {
        var names = targets.Select(Python.Str).ToList();
        switch (kind)
        {
            case null:
                return names.Contains;
            case "starts_with":
                return key => names.Exists(name => key.StartsWith(name, StringComparison.Ordinal));
            case "ends_with":
                return key => names.Exists(name => key.EndsWith(name, StringComparison.Ordinal));
            case "regex":
                var regexes = names.ConvertAll(static name => new PythonRegex(name));
                return key => regexes.Exists(regex => regex.Match(key) is not null);
            default:
                throw Arguments.ValueError($"value of matching_parameter must be one of: starts_with, ends_with, regex, got: {kind}");
        }
    }
}
