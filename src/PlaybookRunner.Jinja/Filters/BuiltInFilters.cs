namespace PlaybookRunner.Jinja;

/// <summary>All filters of Jinja2 3.1.</summary>
internal static class BuiltInFilters
{
    public static void AddTo(FunctionSet filters)
    {
        TextFilters.AddTo(filters);
        NumberFilters.AddTo(filters);
        MarkupFilters.AddTo(filters);
        UrlFilters.AddTo(filters);
        SequenceFilters.AddTo(filters);
        SortFilters.AddTo(filters);
        SelectionFilters.AddTo(filters);
        ValueFilters.AddTo(filters);
    }

    /// <summary>Adds a function whose result depends on its arguments alone and that keeps nothing of its call.</summary>
    public static FunctionSet AddPure(this FunctionSet set, string name, string signature, JinjaFunction body) =>
        set.Add(name, new FunctionDefinition(name, Signature.Parse(signature), body) { IsPure = true });
}
