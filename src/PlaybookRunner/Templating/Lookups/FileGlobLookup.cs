using PlaybookRunner.Jinja;
using PlaybookRunner.Modules;
using PlaybookRunner.Plugins;

namespace PlaybookRunner.Templating.Lookups;

/// <summary>Files of the control node that match patterns.</summary>
internal sealed class FileGlobLookup : ILookup
{
    public IReadOnlyList<string> Names { get; } = ["ansible.builtin.fileglob"];

    public IReadOnlyList<object?> Run(LookupCall call) => [.. call.Terms.SelectMany(term => Matches(Python.Str(term), call))];

    private static IEnumerable<string> Matches(string pattern, LookupCall call)
    {
        var folder = Path.GetDirectoryName(pattern) is { Length: > 0 } named ? named : ".";
        try
        {
            folder = call.Files.Find("files", folder);
        }
        catch (ModuleFailedException)
        {
            return [];
        }

        return Directory.Exists(folder) ? Directory.EnumerateFiles(folder, Path.GetFileName(pattern)).Order(StringComparer.Ordinal) : [];
    }
}
