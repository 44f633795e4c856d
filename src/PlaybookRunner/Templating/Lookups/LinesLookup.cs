using PlaybookRunner.Jinja;
using PlaybookRunner.Plugins;

namespace PlaybookRunner.Templating.Lookups;

/// <summary>The lines that commands print on the control node.</summary>
internal sealed class LinesLookup : ILookup
{
    public IReadOnlyList<string> Names { get; } = ["ansible.builtin.lines"];

    public IReadOnlyList<object?> Run(LookupCall call) => [.. call.Terms.SelectMany(static term => Lines(PipeLookup.OutputOf(Python.Str(term))))];

    private static string[] Lines(string output) => output.Length == 0 ? [] : (output.EndsWith('\n') ? output[..^1] : output).Split('\n');
}
