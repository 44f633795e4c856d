using PlaybookRunner.Jinja;
using PlaybookRunner.Plugins;

namespace PlaybookRunner.Templating.Lookups;

/// <summary>Each element of a list with each element of a list inside it.</summary>
internal sealed class SubelementsLookup : ILookup
{
    public IReadOnlyList<string> Names { get; } = ["ansible.builtin.subelements"];

    public IReadOnlyList<object?> Run(LookupCall call)
    {
        if (call.Terms.Count < 2)
            throw new PythonException(PythonErrorType.LookupError, "subelements lookup expects a list of two or three items");
        var path = Python.Str(call.Terms[1]).Split('.');
        var skipsMissing = call.Terms.Count > 2 && Python.Reach(call.Terms[2]) is Dict flags && flags.TryGetValue("skip_missing", out var skip) && Python.Truth(skip);
        var elements = Python.Reach(call.Terms[0]) is Dict dict ? dict.Values : Python.Iterate(call.Terms[0]);
        return [.. elements.SelectMany(element => Inner(element, path, skipsMissing).Select(inner => (object?)new List<object?> { Without(element, path[0]), inner }))];
    }

    // The list that is walked through is no part of its element, except where it lies deeper.
    private static object? Without(object? element, string key)
    {
        if (element is not Dict dict)
            return element;
        var rest = new Dict(dict);
        rest.Remove(key);
        return rest;
    }

    private static IEnumerable<object?> Inner(object? element, string[] path, bool skipsMissing)
    {
        var value = element;
        foreach (var key in path)
        {
            if (Python.TryGetItem(value, key, out value))
                continue;
            return skipsMissing ? [] : throw new PythonException(PythonErrorType.LookupError, $"could not find '{key}' key in iterated item '{Python.Str(element)}'");
        }

        return Python.Iterate(value);
    }
}
