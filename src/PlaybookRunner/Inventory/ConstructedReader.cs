using PlaybookRunner.Content;
using PlaybookRunner.Jinja;
using PlaybookRunner.Playbooks;
using PlaybookRunner.Variables;

namespace PlaybookRunner.Inventory;

/// <summary>The plugin <c>constructed</c>: variables and groups by expressions over what the sources before it said.</summary>
internal sealed class ConstructedReader(InventoryGraph graph, InventoryTemplates templates, IReadOnlyList<VarsFolder> folders, ContentProblems problems)
{
    private static readonly string[] Keys = ["plugin", "strict", "compose", "groups", "keyed_groups", "leading_separator", "use_extra_vars", "use_vars_plugins"];

    private bool _strict;
    private bool _usesExtraVariables;
    private IReadOnlyList<VarsFolder> _folders = [];

    public void Read(YamlMapping configuration)
    {
        CheckKeys(configuration);
        _strict = Flag(configuration, "strict", false);
        _usesExtraVariables = Flag(configuration, "use_extra_vars", false);
        _folders = Flag(configuration, "use_vars_plugins", false) ? folders : [];
        var compose = Mapping(configuration, "compose");
        var groups = Mapping(configuration, "groups");
        var keyed = KeyedGroup.ReadAll(configuration.Find("keyed_groups")?.Value, Flag(configuration, "leading_separator", true), problems);
        foreach (var host in graph.Hosts.ToList())
        {
            Compose(host, compose);
            // What was composed counts for the groups.
            var scope = ScopeOf(host, configuration.Position);
            JoinGroups(host, groups, scope);
            foreach (var group in keyed)
                Try(group.Position, $"no group by the key '{group.Key.Text}' for host {host.Name}", () => group.Join(graph, host, scope, _strict));
        }
    }

    private void CheckKeys(YamlMapping configuration)
    {
        foreach (var entry in configuration.Entries.Where(static entry => !Keys.Contains(entry.Key.Text)))
        {
            var close = ClosestName.Find(entry.Key.Text, Keys) is { } known ? $" (did you mean '{known}'?)" : "";
            problems.Warn(new ContentWarning(ErrorCodes.Inventory, $"'{entry.Key.Text}' has no meaning for the inventory plugin 'constructed'{close}", entry.Key.Position));
        }
    }

    private bool Flag(YamlMapping configuration, string name, bool fallback)
    {
        if (configuration.Find(name)?.Value is not YamlScalar scalar)
            return fallback;
        if (scalar.Value is bool flag)
            return flag;
        problems.Error(ErrorCodes.Inventory, $"'{name}' needs true or false, and this is {scalar.Kind}", scalar.Position);
        return fallback;
    }

    private IReadOnlyList<YamlEntry> Mapping(YamlMapping configuration, string name)
    {
        switch (configuration.Find(name)?.Value)
        {
            case YamlMapping mapping:
                return mapping.Entries;
            case null or YamlScalar { IsNull: true }:
                return [];
            case var other:
                problems.Error(ErrorCodes.Inventory, $"'{name}' needs a mapping, and this is {other.Kind}", other.Position);
                return [];
        }
    }

    private void Compose(Host host, IReadOnlyList<YamlEntry> compose)
    {
        // None of them sees another one.
        var scope = ScopeOf(host, SourcePositionOf(compose));
        foreach (var entry in compose)
        {
            Try(entry.Value.Position, $"'{entry.Key.Text}' cannot be set for host {host.Name}", () =>
            {
                var value = Python.Reach(templates.Engine.Evaluate(Expression(entry.Value), scope));
                host.Add(new VariableSet([KeyValuePair.Create(entry.Key.Text, new ContentValue(value, entry.Value.Position))]));
            });
        }
    }

    private void JoinGroups(Host host, IReadOnlyList<YamlEntry> groups, VariableScope scope)
    {
        foreach (var entry in groups)
        {
            Try(entry.Value.Position, $"the host {host.Name} cannot be added to '{entry.Key.Text}'", () =>
            {
                var condition = entry.Value is YamlScalar { Value: bool literal } ? new Condition(literal, entry.Value.Position) : new Condition(Expression(entry.Value));
                if (templates.Conditions.Holds(condition, scope))
                    graph.Join(graph.Group(KeyedGroup.SafeName(entry.Key.Text)), host);
            });
        }
    }

    // Without `strict` an expression that fails for a host says nothing about it.
    private void Try(SourcePosition position, string problem, Action act)
    {
        try
        {
            act();
        }
        catch (PlaybookException exception)
        {
            if (_strict)
                problems.Error(ErrorCodes.Inventory, $"{problem}: {exception.Message}", position, exception.Hint);
        }
    }

    private static TemplateText Expression(YamlNode node) => node is YamlScalar { Value: string or TemplateText } scalar
        ? new TemplateText(scalar.Text, scalar.Position, scalar.Layout, TemplateKind.Expression)
        : throw new PlaybookException(ErrorCodes.Inventory, $"an expression is a text, and this is {node.Kind}", node.Position);

    private static SourcePosition SourcePositionOf(IReadOnlyList<YamlEntry> entries) =>
        entries.Count > 0 ? entries[0].Key.Position : new SourcePosition(new SourceFile("<inventory>", ""), 1, 1);

    private VariableScope ScopeOf(Host host, SourcePosition position)
    {
        var groups = graph.GroupsOf(host);
        var layers = new List<IVariableLayer>
        {
            new FixedLayer(
            [
                new("inventory_hostname", host.Name),
                new("inventory_hostname_short", host.Name.Split('.')[0]),
                new("group_names", groups.Select(static group => (object?)group.Name).Order().ToList()),
            ]),
        };
        if (_usesExtraVariables)
            layers.Add(templates.ExtraVariables);
        layers.AddRange(HostLayers.Of(host, [.. groups.Reverse()], graph.All, _folders));
        layers.Add(templates.FactsOf(host));
        return templates.Scope(layers, position, problems);
    }
}
