using System.Text.RegularExpressions;
using PlaybookRunner.Content;
using PlaybookRunner.Jinja;
using PlaybookRunner.Variables;

namespace PlaybookRunner.Inventory;

/// <summary>One of <c>keyed_groups</c>: groups named by the value of an expression.</summary>
internal sealed partial class KeyedGroup
{
    private static readonly string[] Keys = ["default_value", "key", "parent_group", "prefix", "separator", "trailing_separator"];

    public required TemplateText Key { get; init; }

    public required SourcePosition Position { get; init; }

    public string Prefix { get; init; } = "";

    public string Separator { get; init; } = "_";

    public TemplateText? ParentTemplate { get; init; }

    public string? Parent { get; init; }

    /// <summary>What stands for an empty value; null for nothing.</summary>
    public string? Default { get; init; }

    /// <summary>Whether the separator stays behind the key of an empty value.</summary>
    public bool KeepsTrailingSeparator { get; init; } = true;

    /// <summary>Whether the separator stays where there is no prefix.</summary>
    public bool KeepsLeadingSeparator { get; init; } = true;

    public static IReadOnlyList<KeyedGroup> ReadAll(YamlNode? node, bool keepsLeadingSeparator, ContentProblems problems)
    {
        switch (node)
        {
            case null or YamlScalar { IsNull: true }:
                return [];
            case YamlSequence sequence:
                return [.. sequence.Items.Select(item => Read(item, keepsLeadingSeparator, problems)).OfType<KeyedGroup>()];
            default:
                problems.Error(ErrorCodes.Inventory, $"'keyed_groups' needs a list, and this is {node.Kind}", node.Position);
                return [];
        }
    }

    /// <summary>A group's name with underscores for what no variable name may hold.</summary>
    public static string SafeName(string name) => Unsafe().Replace(name, "_");

    /// <summary>Puts a host into the groups that its value names.</summary>
    /// <exception cref="PlaybookException">The expression fails, or its value names no group.</exception>
    public void Join(InventoryGraph graph, Host host, VariableScope scope, bool isStrict)
    {
        var value = Python.Reach(scope.Templates.Evaluate(Key, scope));
        foreach (var bare in BareNames(value, isStrict))
        {
            var leading = Prefix.Length == 0 && !KeepsLeadingSeparator ? "" : Separator;
            var group = graph.Group(SafeName(Prefix + leading + bare));
            if (ParentName(scope) is { } parent && !graph.Group(SafeName(parent)).TryAdd(group))
                throw Problem($"the groups '{parent}' and '{group.Name}' contain each other");
            graph.Join(group, host);
        }
    }

    private static KeyedGroup? Read(YamlNode node, bool keepsLeadingSeparator, ContentProblems problems)
    {
        if (node is not YamlMapping mapping || mapping.Find("key")?.Value is not YamlScalar { Value: string or TemplateText } key)
        {
            problems.Error(ErrorCodes.Inventory, "a keyed group needs a mapping with 'key'", node.Position);
            return null;
        }

        foreach (var entry in mapping.Entries.Where(static entry => !Keys.Contains(entry.Key.Text)))
            problems.Error(ErrorCodes.Inventory, $"'{entry.Key.Text}' has no meaning for a keyed group; known are {string.Join(", ", Keys)}", entry.Key.Position);
        if (mapping.Find("default_value") is not null && mapping.Find("trailing_separator") is { } both)
            problems.Error(ErrorCodes.Inventory, "'trailing_separator' and 'default_value' exclude each other", both.Key.Position);
        var parent = mapping.Find("parent_group")?.Value as YamlScalar;
        return new KeyedGroup
        {
            Key = new TemplateText(key.Text, key.Position, key.Layout, TemplateKind.Expression),
            Position = key.Position,
            Prefix = Text(mapping, "prefix") ?? "",
            Separator = Text(mapping, "separator") ?? "_",
            ParentTemplate = parent?.Value as TemplateText,
            Parent = parent?.Value as string,
            Default = Text(mapping, "default_value"),
            KeepsTrailingSeparator = (mapping.Find("trailing_separator")?.Value as YamlScalar)?.Value is not false,
            KeepsLeadingSeparator = keepsLeadingSeparator,
        };
    }

    private static string? Text(YamlMapping mapping, string name) => mapping.Find(name)?.Value is YamlScalar { IsNull: false } scalar ? scalar.Text : null;

    private IEnumerable<string> BareNames(object? value, bool isStrict)
    {
        switch (value)
        {
            case null or "":
                if (Default is null && isStrict)
                    throw Problem("the key's value is empty");
                return Default is null ? [] : [Default];
            case string text:
                return [text];
            case Dict dict:
                return dict.Select(entry => OfEntry(Python.Str(entry.Key), Python.Str(entry.Value)));
            case IReadOnlyList<object?> list:
                return list.Select(Python.Str).Select(item => item.Length == 0 ? Default ?? "" : item);
            default:
                throw Problem($"a group is named by a text, a list or a mapping, and the key's value is {Python.TypeName(value)}");
        }
    }

    private string OfEntry(string key, string value)
    {
        if (value.Length > 0)
            return key + Separator + value;
        if (Default is not null)
            return key + Separator + Default;
        return KeepsTrailingSeparator ? key + Separator : key;
    }

    private string? ParentName(VariableScope scope) => ParentTemplate is null ? Parent : Python.Str(scope.Templates.Evaluate(ParentTemplate, scope));

    private PlaybookException Problem(string message) => new(ErrorCodes.Inventory, message, Position);

    [GeneratedRegex(@"^[\d\W]|[^\w]")]
    private static partial Regex Unsafe();
}
