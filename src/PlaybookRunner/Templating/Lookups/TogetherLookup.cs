using PlaybookRunner.Jinja;
using PlaybookRunner.Plugins;

namespace PlaybookRunner.Templating.Lookups;

/// <summary>The elements of several lists side by side; shorter ones are filled up with nothing.</summary>
internal sealed class TogetherLookup : ILookup
{
    public IReadOnlyList<string> Names { get; } = ["ansible.builtin.together"];

    public IReadOnlyList<object?> Run(LookupCall call)
    {
        var columns = call.Terms.Select(term => Python.Iterate(term).ToList()).ToList();
        return [.. Enumerable.Range(0, columns.Max(column => column.Count)).Select(row => (object?)columns.Select(column => row < column.Count ? column[row] : null).ToList())];
    }
}
