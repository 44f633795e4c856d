using PlaybookRunner.Jinja;
using PlaybookRunner.Plugins;

namespace PlaybookRunner.Templating.Lookups;

/// <summary>The entries of mappings as <c>key</c> and <c>value</c>.</summary>
internal sealed class DictLookup : ILookup
{
    public IReadOnlyList<string> Names { get; } = ["ansible.builtin.dict"];

    public IReadOnlyList<object?> Run(LookupCall call) => [.. call.Terms.SelectMany(Entries)];

    private static IEnumerable<object?> Entries(object? term)
    {
        if (Python.Reach(term) is not Dict dict)
            throw new PythonException(PythonErrorType.TypeError, $"the 'dict' lookup needs mappings, and got {Python.TypeName(term)}");
        foreach (var (key, value) in dict)
            yield return new Dict { ["key"] = key, ["value"] = value };
    }
}
