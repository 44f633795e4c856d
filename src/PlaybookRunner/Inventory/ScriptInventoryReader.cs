using PlaybookRunner.Content;

namespace PlaybookRunner.Inventory;

/// <summary>Reads the JSON that an inventory program prints for <c>--list</c>, and for <c>--host</c> when it has no <c>_meta</c>.</summary>
internal sealed class ScriptInventoryReader(InventoryGraph graph, ContentProblems problems)
{
    public void Read(string path)
    {
        var place = new SourcePosition(new SourceFile(path, ""), 1, 1);
        try
        {
            if (Load(path, place, "--list") is not { } groups)
                return;
            var metadata = (groups.Find("_meta")?.Value as YamlMapping)?.Find("hostvars")?.Value as YamlMapping;
            foreach (var entry in groups.Entries.Where(static entry => entry.Key.Text != "_meta"))
                ReadGroup(entry, path);
            if (metadata is not null)
                ReadHostVariables(metadata);
            else
                AskForHosts(path, place);
        }
        catch (InvalidOperationException exception)
        {
            problems.Error(ErrorCodes.Inventory, exception.Message, place, "remove its execute permission if it is a plain inventory file");
        }
    }

    private YamlMapping? Load(string path, SourcePosition place, params string[] arguments)
    {
        var output = new SourceFile($"{path} {string.Join(' ', arguments)}", InventoryScript.Run(path, arguments));
        if (output.Text.AsSpan().Trim().IsEmpty && arguments[0] == "--host")
            return null;
        if (JsonReader.TryRead(output) is YamlMapping mapping)
            return mapping;
        problems.Error(ErrorCodes.Inventory, $"the inventory program printed no JSON object for '{string.Join(' ', arguments)}'", place);
        return null;
    }

    // A group is a list of hosts, or a mapping with hosts, vars and children.
    private void ReadGroup(YamlEntry entry, string path)
    {
        var group = graph.Group(entry.Key.Text);
        switch (entry.Value)
        {
            case YamlSequence hosts:
                AddHosts(hosts, group, path);
                break;
            case YamlMapping mapping:
                if (mapping.Find("hosts")?.Value is YamlSequence list)
                    AddHosts(list, group, path);
                if (mapping.Find("vars")?.Value is YamlMapping variables)
                    group.Add(new VariableSet(variables.Entries.Select(Variable)));
                if (mapping.Find("children")?.Value is YamlSequence children)
                    AddChildren(children, group);
                break;
            default:
                problems.Error(
                    ErrorCodes.Inventory,
                    $"the group '{group.Name}' needs a list of hosts or a mapping, and this is {entry.Value.Kind}",
                    entry.Value.Position);
                break;
        }
    }

    private void AddHosts(YamlSequence hosts, Group group, string path)
    {
        foreach (var host in hosts.Items.OfType<YamlScalar>())
            graph.Join(group, graph.Host(host.Text, path));
    }

    private void AddChildren(YamlSequence children, Group group)
    {
        foreach (var child in children.Items.OfType<YamlScalar>())
        {
            if (!group.TryAdd(graph.Group(child.Text)))
                problems.Error(ErrorCodes.Inventory, $"the groups '{group.Name}' and '{child.Text}' contain each other", child.Position);
        }
    }

    // Hosts that are in no group are not taken from there.
    private void ReadHostVariables(YamlMapping hosts)
    {
        foreach (var entry in hosts.Entries)
        {
            if (entry.Value is YamlMapping variables)
                graph.FindHost(entry.Key.Text)?.Add(new VariableSet(variables.Entries.Select(Variable)));
        }
    }

    private void AskForHosts(string path, SourcePosition place)
    {
        foreach (var host in graph.Hosts.Where(host => host.Source == path))
        {
            if (Load(path, place, "--host", host.Name) is { } variables)
                host.Add(new VariableSet(variables.Entries.Select(Variable)));
        }
    }

    private static KeyValuePair<string, ContentValue> Variable(YamlEntry entry) =>
        KeyValuePair.Create(entry.Key.Text, new ContentValue(entry.Value.Value, entry.Key.Position));
}
