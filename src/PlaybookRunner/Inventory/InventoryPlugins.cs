using PlaybookRunner.Content;

namespace PlaybookRunner.Inventory;

/// <summary>Inventory files that say by <c>plugin:</c> who reads them.</summary>
internal sealed class InventoryPlugins(InventoryGraph graph, InventoryTemplates templates, IReadOnlyList<VarsFolder> folders, ContentProblems problems)
{
    private static readonly string[] Known = ["constructed", "generator"];

    /// <summary>Whether a file is the configuration of a plugin rather than an inventory itself.</summary>
    public static bool IsConfiguration(YamlNode? root) => root is YamlMapping mapping && mapping.Find("plugin") is not null;

    public void Read(YamlMapping configuration, string path)
    {
        var plugin = configuration.Find("plugin")!.Value;
        var name = (plugin as YamlScalar)?.Text ?? "";
        switch (name.StartsWith("ansible.builtin.", StringComparison.Ordinal) ? name["ansible.builtin.".Length..] : name)
        {
            case "constructed":
                new ConstructedReader(graph, templates, folders, problems).Read(configuration);
                break;
            case "generator":
                new GeneratorReader(graph, templates, problems).Read(configuration, path);
                break;
            default:
                var close = ClosestName.Find(name, Known) is { } known ? $" (did you mean '{known}'?)" : "";
                problems.Error(ErrorCodes.Inventory, $"the inventory plugin '{name}' is not known{close}", plugin.Position, $"the plugins are {string.Join(", ", Known)}; a program that prints JSON can stand in for others");
                break;
        }
    }
}
