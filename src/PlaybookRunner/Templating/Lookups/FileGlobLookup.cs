using PlaybookRunner.Modules;
using PlaybookRunner.Plugins;
using PlaybookRunner.Templating.Filters;

namespace PlaybookRunner.Templating.Lookups;

/// <summary>Files of the control node that match patterns.</summary>
internal sealed class FileGlobLookup : ILookup
{
    public IReadOnlyList<string> Names { get; } = ["ansible.builtin.fileglob"];

    public IReadOnlyList<object?> Run(LookupCall call) => [.. call.Terms.SelectMany(term => Matches(PathFilters.PathOf(term), call))];

    private static List<string> Matches(string pattern, LookupCall call)
    {
        var name = Path.GetFileName(pattern);
        if (name.Length == 0)
            return [];
        var folder = Path.GetDirectoryName(pattern) is { Length: > 0 } named ? named : ".";
        try
        {
            folder = call.Files.Find("files", folder);
        }
        catch (ModuleFailedException)
        {
            return [];
        }

        return Directory.Exists(folder) ? Glob.Files(Path.Combine(Glob.Escape(folder), name)) : [];
    }
}
