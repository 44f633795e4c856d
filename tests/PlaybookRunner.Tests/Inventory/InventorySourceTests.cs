using System.Globalization;
using System.Text.Json;
using PlaybookRunner.Content;
using PlaybookRunner.Inventory;
using PlaybookRunner.Jinja;
using PlaybookRunner.Variables;

namespace PlaybookRunner.Tests.Inventory;

/// <summary>Each folder in sources/ holds an inventory, the options that name it, and what <c>ansible-inventory --list</c> makes of it (record.sh).</summary>
[TestFixture]
internal sealed class InventorySourceTests
{
    private static IEnumerable<string> Sources() => Directory.GetDirectories(GoldenFiles.Beside("sources")).Select(static path => Path.GetFileName(path)).Order();

    [TestCaseSource(nameof(Sources))]
    public void An_inventory_is_what_the_reference_reads(string name)
    {
        var folder = GoldenFiles.Beside("sources/" + name);
        var options = File.ReadAllText(Path.Combine(folder, "command")).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Where(static option => option != "-i");
        var sources = options.Select(source => source.Contains(',', StringComparison.Ordinal) ? source : Path.Combine(folder, source)).ToList();
        // Like ansible-inventory, which has no playbook, look for variables beside the inventory only.
        var inventory = TestInventory.Read(sources);

        var expected = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "expected.json"))).RootElement;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(HostLines(inventory), Is.EqualTo(HostLines(expected)));
            Assert.That(GroupLines(inventory), Is.EqualTo(GroupLines(expected)));
        }
    }

    private static List<string> HostLines(RunInventory inventory) =>
        [.. inventory.AllHosts().SelectMany(host => Merged(inventory.LayersOf(host, Path.GetTempPath())).Select(variable => $"{host.Name}.{variable.Key} = {Text(variable.Value)}")).Order(StringComparer.Ordinal)];

    private static List<string> HostLines(JsonElement expected) =>
        [.. expected.GetProperty("_meta").GetProperty("hostvars").EnumerateObject()
            .SelectMany(static host => host.Value.EnumerateObject().Select(variable => $"{host.Name}.{variable.Name} = {Text(variable.Value)}")).Order(StringComparer.Ordinal)];

    private static List<string> GroupLines(RunInventory inventory) =>
        [.. inventory.Groups().Where(static group => group.Hosts.Count + group.Children.Count > 0)
            .Select(static group => $"{group.Name}: children {string.Join(' ', group.Children.Select(static child => child.Name).Order(StringComparer.Ordinal))}, hosts {string.Join(' ', group.Hosts.Select(static host => host.Name))}")
            .Order(StringComparer.Ordinal)];

    private static List<string> GroupLines(JsonElement expected) =>
        [.. expected.EnumerateObject().Where(static group => group.Name != "_meta" && group.Value.EnumerateObject().Any())
            .Select(static group => $"{group.Name}: children {string.Join(' ', Names(group.Value, "children").Order(StringComparer.Ordinal))}, hosts {string.Join(' ', Names(group.Value, "hosts"))}")
            .Order(StringComparer.Ordinal)];

    private static IEnumerable<string> Names(JsonElement group, string key) =>
        group.TryGetProperty(key, out var names) ? names.EnumerateArray().Select(static name => name.GetString()!) : [];

    private static Dictionary<string, object?> Merged(IEnumerable<IVariableLayer> layers)
    {
        var merged = new Dictionary<string, object?>();
        foreach (var layer in layers)
        {
            foreach (var name in layer.Names)
            {
                layer.TryGet(name, out var value);
                merged.TryAdd(name, value);
            }
        }

        return merged;
    }

    private static string Text(object? value) => value switch
    {
        null => "null",
        bool truth => truth ? "true" : "false",
        double number => number.ToString("R", CultureInfo.InvariantCulture),
        string text => $"'{text}'",
        TemplateText template => $"'{template.Text}'",
        TemplateSequence sequence => $"[{string.Join(", ", sequence.Items.Select(Text))}]",
        IEnumerable<object?> list => $"[{string.Join(", ", list.Select(Text))}]",
        Dict dict => $"{{{string.Join(", ", dict.Select(static entry => $"{entry.Key}: {Text(entry.Value)}"))}}}",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };

    private static string Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => $"'{value.GetString()}'",
        JsonValueKind.Array => $"[{string.Join(", ", value.EnumerateArray().Select(Text))}]",
        JsonValueKind.Object when value.TryGetProperty("__ansible_unsafe", out var text) => Text(text),
        JsonValueKind.Object => $"{{{string.Join(", ", value.EnumerateObject().Select(static entry => $"{entry.Name}: {Text(entry.Value)}"))}}}",
        JsonValueKind.Number when value.GetRawText().AsSpan().IndexOfAny('.', 'e') >= 0 => value.GetDouble().ToString("R", CultureInfo.InvariantCulture),
        _ => value.GetRawText(),
    };
}
