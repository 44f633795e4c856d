using PlaybookRunner.Content;
using PlaybookRunner.Jinja;
using PlaybookRunner.Variables;

namespace PlaybookRunner.Inventory;

/// <summary>The plugin <c>generator</c>: a host for each combination of the layers' values, named by a template, in groups named by templates.</summary>
internal sealed class GeneratorReader(InventoryGraph graph, InventoryTemplates templates, ContentProblems problems)
{
    private const int MaximumHosts = 1_000_000;

    public void Read(YamlMapping configuration, string path)
    {
        if (configuration.Find("hosts")?.Value is not YamlMapping hosts || configuration.Find("layers")?.Value is not YamlMapping layers)
        {
            problems.Error(ErrorCodes.Inventory, "the inventory plugin 'generator' needs the mappings 'hosts' and 'layers'", configuration.Position);
            return;
        }

        try
        {
            foreach (var values in Combinations(layers))
            {
                var scope = templates.Scope([new FixedLayer(values)], hosts.Position, problems);
                var host = graph.Host(Name(hosts, scope), path);
                AddParents(hosts, host, null, scope);
            }
        }
        catch (PlaybookException exception)
        {
            problems.Error(exception);
        }
    }

    private static List<List<KeyValuePair<string, object?>>> Combinations(YamlMapping layers)
    {
        var combinations = new List<List<KeyValuePair<string, object?>>> { new() };
        foreach (var layer in layers.Entries)
        {
            if (layer.Value is not YamlSequence values)
                throw Problem($"the layer '{layer.Key.Text}' needs a list of values, and this is {layer.Value.Kind}", layer.Value);
            if ((long)combinations.Count * values.Items.Count > MaximumHosts)
                throw Problem($"the layers stand for more than {MaximumHosts} hosts", layer.Key);
            combinations = [.. combinations.SelectMany(_ => values.Items, (known, value) => new List<KeyValuePair<string, object?>>(known) { new(layer.Key.Text, value.Value) })];
        }

        return combinations;
    }

    // A parent is a group of the host or of the group below it, and may have parents itself.
    private void AddParents(YamlMapping child, Host? host, Group? group, VariableScope scope)
    {
        if (child.Find("parents")?.Value is not { } node)
            return;
        if (node is not YamlSequence parents)
            throw Problem($"'parents' needs a list, and this is {node.Kind}", node);
        foreach (var item in parents.Items)
        {
            if (item is not YamlMapping parent)
                throw Problem($"a parent needs a mapping with 'name', and this is {item.Kind}", item);
            var above = graph.Group(Name(parent, scope));
            if (group is not null && !above.TryAdd(group))
                throw Problem($"the groups '{above.Name}' and '{group.Name}' contain each other", parent);
            if (host is not null)
                graph.Join(above, host);
            AddVariables(above, parent, scope);
            AddParents(parent, null, above, scope);
        }
    }

    private static void AddVariables(Group group, YamlMapping parent, VariableScope scope)
    {
        if (parent.Find("vars")?.Value is YamlMapping variables)
            group.Add(new VariableSet(variables.Entries.Select(entry =>
                KeyValuePair.Create(entry.Key.Text, new ContentValue(scope.Templates.Finish(entry.Value.Value, scope), entry.Key.Position)))));
    }

    private static string Name(YamlMapping mapping, VariableScope scope) => mapping.Find("name")?.Value is YamlScalar { IsNull: false } name
        ? Python.Str(scope.Templates.Finish(name.Value, scope))
        : throw Problem("a host or parent of the inventory plugin 'generator' needs a 'name'", mapping);

    private static PlaybookException Problem(string message, YamlNode node) => new(ErrorCodes.Inventory, message, node.Position);
}
