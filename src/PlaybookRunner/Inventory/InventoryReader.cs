using PlaybookRunner.Content;

namespace PlaybookRunner.Inventory;

/// <summary>Reads inventory sources of any kind into a graph.</summary>
internal sealed class InventoryReader(InventoryGraph graph, ContentLoader loader, InventoryPlugins plugins, InventoryIgnored ignored, ContentProblems problems)
{
    private static readonly string[] YamlExtensions = [".yml", ".yaml", ".json"];

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
        foreach (var name in loader.Source.List(folder).Where(name => !ignored.Covers(name)))
        {
            var path = Path.Combine(folder, name);
            if (loader.Source.DirectoryExists(path))
                ReadFolder(path);
            else
                ReadFile(path);
        }
    }

    private void ReadFile(string path)
    {
        if (YamlExtensions.Contains(Path.GetExtension(path)))
            ReadYaml(loader.Load(path, null, problems), path);
        else if (InventoryScript.IsExecutable(path))
            new ScriptInventoryReader(graph, problems).Read(path);
        else if (LooksLikeYaml(path) && loader.Load(path, null, new ContentProblems()) is YamlMapping mapping)
            ReadYaml(mapping, path);
        else
            ReadIni(path);
    }

    private void ReadYaml(YamlNode? root, string path)
    {
        if (root is YamlMapping mapping && InventoryPlugins.IsConfiguration(mapping))
            plugins.Read(mapping, path);
        else
            new YamlInventoryReader(graph, problems).Read(root, path);
    }

    // A file without an extension may be either, and so may one for a plugin; a mapping at its top is YAML.
    private static bool LooksLikeYaml(string path) => Path.GetExtension(path) is "" or ".config";

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
