using PlaybookRunner.Content;

namespace PlaybookRunner.Inventory;

/// <summary>Reads inventory sources of any kind into a graph.</summary>
internal sealed class InventoryReader(InventoryGraph graph, ContentLoader loader, ContentProblems problems)
{
    private static readonly string[] YamlExtensions = [".yml", ".yaml", ".json"];
    private static readonly string[] IgnoredExtensions = [".pyc", ".pyo", ".swp", ".bak", "~", ".rpm", ".md", ".txt", ".rst", ".orig", ".ini.retry", ".cfg", ".retry"];
    private static readonly HashSet<string> IgnoredFolders = new(["group_vars", "host_vars", "vars_plugins"], StringComparer.Ordinal);

    /// <summary>Reads a source: a list of hosts with a comma, a file, an executable, or a folder of such.</summary>
    public void Read(string source)
    {
        var place = new SourcePosition(new SourceFile("<inventory>", source), 1, 1);
        if (source.Contains(',', StringComparison.Ordinal))
            new HostListReader(graph, problems).Read(source, place);
        else if (loader.Source.DirectoryExists(source))
            ReadFolder(Path.GetFullPath(source));
        else if (loader.Source.FileExists(source))
            ReadFile(Path.GetFullPath(source));
        else
            problems.Error(
                ErrorCodes.FileNotFound,
                $"the inventory '{source}' does not exist",
                place,
                "a list of hosts needs a comma, as in 'host,'");
    }

    private void ReadFolder(string folder)
    {
        foreach (var name in loader.Source.List(folder).Where(IsInventory))
        {
            var path = Path.Combine(folder, name);
            if (loader.Source.DirectoryExists(path))
                ReadFolder(path);
            else
                ReadFile(path);
        }
    }

    private static bool IsInventory(string name) =>
        !name.StartsWith('.') && !IgnoredFolders.Contains(name) && !IgnoredExtensions.Any(extension => name.EndsWith(extension, StringComparison.Ordinal));

    private void ReadFile(string path)
    {
        if (YamlExtensions.Contains(Path.GetExtension(path)))
            new YamlInventoryReader(graph, problems).Read(loader.Load(path, null, problems), path);
        else if (InventoryScript.IsExecutable(path))
            new ScriptInventoryReader(graph, problems).Read(path);
        else if (LooksLikeYaml(path) && loader.Load(path, null, new ContentProblems()) is YamlMapping mapping)
            new YamlInventoryReader(graph, problems).Read(mapping, path);
        else
            ReadIni(path);
    }

    // A file without an extension may be either; a mapping at its top is YAML.
    private static bool LooksLikeYaml(string path) => Path.GetExtension(path).Length == 0;

    private void ReadIni(string path)
    {
        try
        {
            new IniInventoryReader(graph, problems).Read(loader.ReadText(path));
        }
        catch (PlaybookException exception)
        {
            problems.Error(exception);
        }
    }
}
