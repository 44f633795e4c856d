using System.Text.Json;
using System.Text.RegularExpressions;
using PlaybookRunner.Targets;
using PlaybookRunner.Testing;

namespace PlaybookRunner.Modules.Postgresql.Tests;

/// <summary>
/// The tasks in <c>Golden/*.tasks.json</c> yield what the reference's modules yielded for them (<c>Golden/record</c> records it). Where they do not, on purpose, the task stands in
/// <c>Golden/differences.json</c> with the reason, and must really differ.
/// </summary>
internal sealed partial class GoldenTests
{
    private static readonly string Folder = Path.Combine(TestContext.CurrentContext.TestDirectory, "Golden");

    [TestCase("user")]
    [TestCase("db")]
    [TestCase("query")]
    [TestCase("objects")]
    [TestCase("privs")]
    public async Task Results_are_those_of_the_reference(string name)
    {
        await using var cluster = await Cluster.StartAsync();
        var tasks = Read($"{name}.tasks.json").EnumerateArray().ToList();
        var expected = Read($"{name}.results.json").EnumerateArray().ToDictionary(entry => entry.GetProperty("name").GetString()!, entry => entry.GetProperty("result"));
        var reasons = Read("differences.json").TryGetProperty(name, out var own) ? own.EnumerateObject().Select(entry => entry.Name).ToHashSet() : [];
        var failures = new List<string>();
        foreach (var task in tasks)
        {
            var title = task.GetProperty("name").GetString()!;
            var actual = Normalize(GoldenResult.Show(await RunAsync(task, cluster)), cluster);
            var wanted = Normalize(GoldenResult.Show(expected[title]), cluster);
            if (actual == wanted == reasons.Contains(title))
                failures.Add(reasons.Contains(title) ? $"{title}: is in the list of differences, and does not differ" : $"{title}:\n  expected {wanted}\n  actual   {actual}");
        }

        Assert.That(failures, Has.Count.EqualTo(0), string.Join('\n', failures));
    }

    private static JsonElement Read(string file) => JsonDocument.Parse(File.ReadAllText(Path.Combine(Folder, file))).RootElement;

    private static async Task<ModuleResult> RunAsync(JsonElement task, Cluster cluster)
    {
        var module = task.EnumerateObject().First(property => property.Name.StartsWith("community.", StringComparison.Ordinal));
        var options = new Dictionary<string, object?> { ["login_unix_socket"] = cluster.Folder, ["login_port"] = (long)cluster.Port };
        foreach (var option in module.Value.EnumerateObject())
            options[option.Name] = GoldenResult.Value(option.Value);

        var run = new AssertModule(new ModuleCatalogue(), module.Name, new LocalTarget());
        var check = task.TryGetProperty("check_mode", out var mode) && mode.GetBoolean();
        var result = await run.RunAsync(check, diff: false, [.. options.Select(option => (option.Key, option.Value))]);
        return result.Result with { Warnings = result.Warnings };
    }

    private static string Normalize(string text, Cluster cluster) => Privileges().Replace(
        text.Replace(cluster.Folder, "FOLDER", StringComparison.Ordinal).Replace(cluster.Port.ToString(System.Globalization.CultureInfo.InvariantCulture), "PORT", StringComparison.Ordinal),
        match => match.Groups[1].Value + string.Join(',', match.Groups[2].Value.Split(',').Order(StringComparer.Ordinal)) + " ON");

    // The reference writes privileges in the order of a Python set, which differs from run to run.
    [GeneratedRegex("((?:GRANT|REVOKE|FOR) )([A-Z,]+) ON")]
    private static partial Regex Privileges();
}
