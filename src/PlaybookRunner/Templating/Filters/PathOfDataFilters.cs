using PlaybookRunner.Jinja;

namespace PlaybookRunner.Templating.Filters;

/// <summary>The filters of <c>ansible.utils</c> that find values in nested data.</summary>
internal static class PathOfDataFilters
{
    public static void AddTo(FunctionSet filters) => filters
        .Add("to_paths", "var, prepend=none, wantlist=false", static (in JinjaCall c) => Wanted(ToPaths(c[0], Arguments.TextOrNull(c, 1) ?? ""), c.Boolean(2)))
        .Add("get_path", "var, path, wantlist=false", static (in JinjaCall c) => Wanted(GetPath(c), c.Boolean(2)))
        .Add("index_of", "data, test, value=none, key=none, fail_on_missing=false, wantlist=false", static (in JinjaCall c) => IndexOf(c));

    private static object? Wanted(object? value, bool wantsList) => wantsList ? new List<object?> { value } : value;

    private static Dict ToPaths(object? value, string prefix)
    {
        var paths = new Dict();
        Collect(value, prefix, paths);
        return paths;
    }

    private static void Collect(object? value, string path, Dict paths)
    {
        switch (value)
        {
            case Dict { Count: > 0 } dict:
                foreach (var (key, inner) in dict)
                    Collect(inner, Member(path, key), paths);
                break;
            case IReadOnlyList<object?> { Count: > 0 } list:
                for (var i = 0; i < list.Count; i++)
                    Collect(list[i], $"{path}[{i}]", paths);
                break;
            case Dict when path.Length == 0:
                break;
            default:
                paths[path] = value;
                break;
        }
    }

    private static string Member(string path, object? key)
    {
        if (!Arguments.IsText(key))
            throw Arguments.TypeError($"to_paths takes keys that are text, not {Python.TypeName(key)}");
        var name = Python.Str(key);
        if (path.Length == 0)
            return name;
        var isName = name.Length > 0 && !char.IsAsciiDigit(name[0]) && name.All(static c => char.IsAsciiLetterOrDigit(c) || c == '_');
        return isName ? $"{path}.{name}" : name.Contains('\'', StringComparison.Ordinal) ? $"{path}[\"{name}\"]" : $"{path}['{name}']";
    }

    private static object? GetPath(in JinjaCall call)
    {
        if (call[0] is not Dict dict)
            throw Arguments.TypeError($"get_path takes a mapping, not {Python.TypeName(call[0])}");
        var variables = new DictionaryVariables(dict.ToDictionary(static entry => Python.Str(entry.Key), static entry => entry.Value, StringComparer.Ordinal));
        try
        {
            return call.Context.Environment.CompileExpression(Python.Str(call[1])).Evaluate(variables);
        }
        catch (JinjaUndefinedException exception)
        {
            throw new PythonException(PythonErrorType.Undefined, exception.Message, exception);
        }
        catch (JinjaException exception)
        {
            throw Arguments.ValueError($"get_path cannot follow {Python.Repr(Python.Str(call[1]))}: {exception.Message}");
        }
    }

    private static object IndexOf(in JinjaCall call)
    {
        var places = new List<object?>();
        var missing = new List<string>();
        long index = -1;
        foreach (var item in Listed(call[0]))
        {
            index++;
            if (!TryKey(item, call[3], out var value))
                missing.Add($"{Python.Repr(call[3])} was not found in '{Python.Str(item)}' at [{index}]");
            else if (Holds(call, value))
                places.Add(index);
        }

        if (missing.Count > 0 && call.Boolean(4))
            throw Arguments.ValueError(string.Join(", ", missing));
        return places.Count == 1 && !call.Boolean(5) ? places[0]! : places;
    }

    private static bool TryKey(object? item, object? key, out object? value)
    {
        value = item;
        if (key is null)
            return true;
        if (item is not Dict dict)
            throw Arguments.ValueError($"When a key name is provided, all list entries are required to be dictionaries, got {Python.TypeName(item)}");
        return key is not IReadOnlyList<object?> && dict.TryGetValue(key, out value);
    }

    private static bool Holds(in JinjaCall call, object? item)
    {
        var test = Python.Str(call[1]);
        var isNegated = test.StartsWith("not ", StringComparison.Ordinal);
        ReadOnlySpan<object?> arguments = call[2] is null ? [item] : [item, call[2]];
        return call.Context.CallTest(isNegated ? test["not ".Length..] : test, new CallArguments(arguments)) != isNegated;
    }

    // What Ansible's options of type list take: a text of parts, or a lone number as text.
    private static IReadOnlyList<object?> Listed(object? data) => data switch
    {
        IReadOnlyList<object?> list => list,
        string or Markup => [.. Python.Str(data).Split(',')],
        long or double => [Python.Str(data)],
        _ => throw Arguments.TypeError($"argument 'data' is of type {Python.TypeName(data)} and we were unable to convert to list"),
    };
}
