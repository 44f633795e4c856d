using PlaybookRunner.Jinja;
using PlaybookRunner.Plugins;

namespace PlaybookRunner.Templating.Lookups;

/// <summary>All combinations of an element of each list.</summary>
internal sealed class NestedLookup : ILookup
{
    public IReadOnlyList<string> Names { get; } = ["ansible.builtin.nested"];

    public IReadOnlyList<object?> Run(LookupCall call)
    {
        if (call.Terms.Count == 0)
            throw new PythonException(PythonErrorType.LookupError, "with_nested requires at least one element in the nested list");
        var rows = Python.Iterate(call.Terms[0]);
        foreach (var term in call.Terms.Skip(1))
            rows = rows.SelectMany(row => Python.Iterate(term).Select(item => (object?)ListTerms.Flattened([row, item]))).ToList();
        return [.. rows.Select(static row => ListTerms.Flattened(Python.Iterate(row)))];
    }
}
