namespace PlaybookRunner.Jinja.Evaluation;

/// <summary>What may help the author of a template that failed.</summary>
internal static class Hints
{
    private const int MostNames = 12;

    public static string? For(Exception cause, JinjaContext frame) => cause switch
    {
        SyntaxErrorInUse use => use.Hint,
        PythonException { Undefined: { Hint: null } undefined } => ForUndefined(undefined, frame),
        _ => null,
    };

    private static string? ForUndefined(Undefined undefined, JinjaContext frame)
    {
        if (undefined.Name is not string name)
            return undefined.Owner is null ? null : DescribeOwner(undefined.Owner);
        if (!undefined.IsMember)
            return Suggest(name, frame.Variables.Names) ?? "no variable of that name is set; 'default' gives it a value where it is missing";
        return undefined.Owner is Dict dict
            ? Suggest(name, dict.Keys.OfType<string>()) ?? DescribeKeys(dict)
            : DescribeOwner(undefined.Owner);
    }

    private static string? Suggest(string name, IEnumerable<string> candidates)
    {
        IReadOnlyList<string> close = Syntax.Names.AllClosest(name, candidates);
        return close.Count == 0 ? null : $"did you mean {string.Join(" or ", close.Select(each => $"'{each}'"))}?";
    }

    private static string DescribeKeys(Dict dict)
    {
        var keys = dict.Keys.Select(Python.Repr).ToList();
        if (keys.Count == 0)
            return "the dict is empty";
        string more = keys.Count > MostNames ? $" and {keys.Count - MostNames} more" : "";
        return $"it has {string.Join(", ", keys.Take(MostNames))}{more}";
    }

    private static string? DescribeOwner(object? owner) => owner switch
    {
        null => "the value before it is none",
        IReadOnlyCollection<object?> list => $"it is a {Python.TypeName(owner)} of {list.Count} elements",
        string => "the value before it is text",
        _ => $"the value before it is of type {Python.TypeName(owner)}",
    };
}
