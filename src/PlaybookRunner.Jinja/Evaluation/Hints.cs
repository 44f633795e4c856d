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
            return Suggest(name, frame.Variables.Names) ?? DescribeScope(frame);
        return undefined.Owner is Dict dict
            ? Suggest(name, dict.Keys.OfType<string>()) ?? DescribeKeys(dict)
            : DescribeOwner(undefined.Owner);
    }

    private static string? Suggest(string name, IEnumerable<string> candidates)
    {
        IReadOnlyList<string> close = Syntax.Names.AllClosest(name, candidates);
        return close.Count == 0 ? null : $"did you mean {string.Join(" or ", close.Select(each => $"'{each}'"))}?";
    }

    // A long list helps nobody: it would be cut off somewhere among names that have nothing to do with the one that is wrong.
    private static string? DescribeScope(JinjaContext frame)
    {
        var names = frame.Variables.Names.Except(frame.Environment.GlobalNames).Order(StringComparer.Ordinal).ToList();
        return names.Count == 0 ? "no variables are set" : names.Count > MostNames ? null : $"in scope: {List(names)}";
    }

    private static string DescribeKeys(Dict dict) => dict.Count == 0 ? "the dict is empty" : $"it has {List([.. dict.Keys.Select(Python.Repr)])}";

    private static string List(List<string> names) =>
        string.Join(", ", names.Take(MostNames)) + (names.Count > MostNames ? $" and {names.Count - MostNames} more" : "");

    private static string? DescribeOwner(object? owner) => owner switch
    {
        null => "the value before it is none",
        IReadOnlyCollection<object?> list => $"it is a {Python.TypeName(owner)} of {list.Count} elements",
        string => "the value before it is text",
        _ => $"the value before it is of type {Python.TypeName(owner)}",
    };
}
