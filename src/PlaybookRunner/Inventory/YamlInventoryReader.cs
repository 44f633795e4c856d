using PlaybookRunner.Content;
using PlaybookRunner.Jinja;

namespace PlaybookRunner.Inventory;

/// <summary>Reads the YAML form: groups as keys, with <c>hosts</c>, <c>vars</c> and <c>children</c>.</summary>
internal sealed class YamlInventoryReader(InventoryGraph graph, ContentProblems problems)
{
    private static readonly string[] Keys = ["children", "hosts", "vars"];

    public void Read(YamlNode? root, string path)
    {
        switch (root)
        {
            case null or YamlScalar { IsNull: true }:
                return;
            case YamlMapping mapping:
                foreach (var entry in mapping.Entries)
                    ReadGroup(entry, null, path);
                return;
            default:
                problems.Error(
                    ErrorCodes.Inventory,
                    $"an inventory is a mapping of groups, and this is {root.Kind}",
                    root.Position,
                    "start with 'all:' and 'hosts:' below it");
                return;
        }
    }

    private void ReadGroup(YamlEntry entry, Group? parent, string path)
    {
        var group = graph.Group(Python.Str(entry.Key.Value));
        if (parent?.TryAdd(group) == false)
            problems.Error(ErrorCodes.Inventory, $"the groups '{parent.Name}' and '{group.Name}' contain each other", entry.Key.Position);
        if (entry.Value is YamlScalar { IsNull: true })
            return;
        if (entry.Value is not YamlMapping mapping)
        {
            problems.Error(
                ErrorCodes.Inventory,
                $"the group '{group.Name}' needs a mapping with hosts, vars or children, and this is {entry.Value.Kind}",
                entry.Value.Position);
            return;
        }

        foreach (var part in mapping.Entries)
            ReadPart(part, group, path);
    }

    private void ReadPart(YamlEntry part, Group group, string path)
    {
        if (part.Key.Value is not ("hosts" or "vars" or "children"))
        {
            problems.Warn(new ContentWarning(
                ErrorCodes.Inventory,
                $"'{part.Key.Text}' has no meaning in the group '{group.Name}'; known are {string.Join(", ", Keys)}{(ClosestName.Find(part.Key.Text, Keys) is { } close ? $" (did you mean '{close}'?)" : "")}",
                part.Key.Position));
            return;
        }

        foreach (var entry in Entries(part))
        {
            if (part.Key.Text == "children")
                ReadGroup(entry, group, path);
            else if (part.Key.Text == "hosts")
                ReadHost(entry, group);
            else
                group.Add(new VariableSet([Variable(entry)]));
        }
    }

    // A text in place of a mapping is a mapping with that one key.
    private IReadOnlyList<YamlEntry> Entries(YamlEntry part)
    {
        switch (part.Value)
        {
            case YamlMapping mapping:
                return mapping.Entries;
            case YamlScalar { IsNull: true }:
                return [];
            case YamlScalar { Value: string } scalar when part.Key.Text != "vars":
                return [new YamlEntry(scalar, new YamlScalar(null, "", true, scalar.Position))];
            default:
                problems.Error(
                    ErrorCodes.Inventory,
                    $"'{part.Key.Text}' needs a mapping, and this is {part.Value.Kind}",
                    part.Value.Position,
                    part.Value is YamlSequence ? "end each name with ':' instead of starting it with '- '" : null);
                return [];
        }
    }

    private void ReadHost(YamlEntry entry, Group group)
    {
        var variables = VariableSet.Empty;
        if (entry.Value is YamlMapping mapping)
            variables = new VariableSet(mapping.Entries.Select(Variable));
        else if (entry.Value is not YamlScalar { IsNull: true })
            problems.Error(
                ErrorCodes.Inventory,
                $"the host '{entry.Key.Text}' needs a mapping of variables, and this is {entry.Value.Kind}",
                entry.Value.Position);
        HostDeclaration.Add(graph, Python.Str(entry.Key.Value), group, variables, entry.Key.Position, problems);
    }

    private static KeyValuePair<string, ContentValue> Variable(YamlEntry entry) =>
        KeyValuePair.Create(entry.Key.Text, new ContentValue(entry.Value.Value, entry.Key.Position));
}
