using PlaybookRunner.Plugins;

namespace PlaybookRunner.Templating.Lookups;

/// <summary>The terms themselves.</summary>
internal sealed class ListLookup : ILookup
{
    public IReadOnlyList<string> Names { get; } = ["ansible.builtin.list"];

    public IReadOnlyList<object?> Run(LookupCall call) => call.Terms;
}
