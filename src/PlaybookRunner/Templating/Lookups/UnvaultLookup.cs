using PlaybookRunner.Jinja;
using PlaybookRunner.Plugins;

namespace PlaybookRunner.Templating.Lookups;

/// <summary>Texts of files of the control node, decrypted.</summary>
internal sealed class UnvaultLookup : ILookup
{
    public IReadOnlyList<string> Names { get; } = ["ansible.builtin.unvault"];

    public IReadOnlyList<object?> Run(LookupCall call) => [.. call.Terms.Select(term => (object?)ControlFileText.Read(call, Python.Str(term)))];
}
