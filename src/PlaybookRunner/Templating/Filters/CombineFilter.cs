using PlaybookRunner.Jinja;

namespace PlaybookRunner.Templating.Filters;

/// <summary>The filter <c>combine</c>: merges mappings, the later ones winning.</summary>
internal static class CombineFilter
{
    public static void AddTo(FunctionSet filters) => filters.Add("combine", "*terms, **kwargs", static (in JinjaCall c) => Combine(c));

    private static object? Combine(in JinjaCall call)
    {
        var options = call.Named;
        options.Remove("recursive", out var recursive);
        var listMerge = options.Remove("list_merge", out var given) ? Python.Str(given) : "replace";
        if (options.Count > 0)
            throw Arguments.TypeError("'recursive' and 'list_merge' are the only valid keyword arguments");
        if (listMerge is not ("replace" or "keep" or "append" or "prepend" or "append_rp" or "prepend_rp"))
            throw Arguments.ValueError("merge_hash: 'list_merge' argument can only be equal to 'replace', 'keep', 'append', 'prepend', 'append_rp' or 'prepend_rp'");
        return Merge(Mappings(call.Extra), Python.Truth(recursive), listMerge);
    }

    private static object? Merge(List<object?> mappings, bool isRecursive, string listMerge)
    {
        if (mappings.Count == 0)
            return new Dict();
        var result = mappings[0];
        if (mappings.Count == 1)
            return result;
        foreach (var next in mappings.Skip(1))
            result = result is Dict left && next is Dict right ? Merged(left, right, isRecursive, listMerge) : throw NotMappings(result, next);
        return result;
    }

    private static List<object?> Mappings(IReadOnlyList<object?> terms)
    {
        var result = new List<object?>();
        foreach (var term in terms)
        {
            if (term is Undefined undefined)
                throw undefined.Error();
            if (term is IReadOnlyList<object?> list)
                result.AddRange(list);
            else if (term is not null)
                result.Add(term);
        }

        return result;
    }

    /// <summary>Two mappings as one, the right one winning.</summary>
    public static Dict Merged(Dict left, Dict right, bool isRecursive, string listMerge)
    {
        // As in the reference, merging a mapping with its equal changes nothing, whatever is to happen to lists.
        if (Python.Equal(left, right))
            return left;
        var result = new Dict(left);
        foreach (var (key, value) in right)
        {
            result[key] = !left.TryGetValue(key, out var existing) ? value
                : isRecursive && existing is Dict below && value is Dict above ? Merged(below, above, isRecursive, listMerge)
                : existing is IReadOnlyList<object?> first && value is IReadOnlyList<object?> second ? MergedList(first, second, listMerge)
                : value;
        }

        return result;
    }

    private static IReadOnlyList<object?> MergedList(IReadOnlyList<object?> left, IReadOnlyList<object?> right, string listMerge) => listMerge switch
    {
        "keep" => left,
        "append" => [.. left, .. right],
        "prepend" => [.. right, .. left],
        "append_rp" => [.. Without(left, right), .. right],
        "prepend_rp" => [.. right, .. Without(left, right)],
        _ => right,
    };

    private static IEnumerable<object?> Without(IReadOnlyList<object?> items, IReadOnlyList<object?> others) => items.Where(item => !others.Any(other => Python.Equal(item, other)));

    private static PythonException NotMappings(object? left, object? right) =>
        Arguments.TypeError($"failed to combine variables, expected dicts but got a '{Python.TypeName(left)}' and a '{Python.TypeName(right)}'.");
}
