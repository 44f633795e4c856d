using System.Text;
using System.Text.Json.Nodes;
using PlaybookRunner.Targets;
using PlaybookRunner.Testing;

namespace PlaybookRunner.Modules.Tests.Files;

/// <summary>
/// Results, differences and end states of the file modules as the reference has them: in check mode, applied, applied again. The reference's are recorded by
/// <c>record.py</c>; where ours differ on purpose, <c>Golden/differences.json</c> says why.
/// </summary>
[TestFixture("local")]
[TestFixture("shell")]
public sealed class GoldenFileTests(string targetKind)
{
    private readonly string _folder = Directory.CreateTempSubdirectory("playbookrunner-").FullName;
    private ITarget _target = null!;
    private LocalShell? _shell;
    private int _number;

    [OneTimeSetUp]
    public async Task OpenAsync()
    {
        _shell = targetKind == "shell" ? await LocalShell.OpenAsync() : null;
        _target = _shell?.Target ?? new LocalTarget();
    }

    [OneTimeTearDown]
    public async Task CloseAsync()
    {
        await (_shell?.DisposeAsync() ?? ValueTask.CompletedTask);
        Directory.Delete(_folder, recursive: true);
    }

    [TestCaseSource(typeof(GoldenCase), nameof(GoldenCase.All))]
    public async Task Results_and_end_states_are_those_of_the_reference(object given)
    {
        var one = (GoldenCase)given;
        if (one.NeedsRoot)
        {
            Needs.Root();
        }

        var folder = Path.Combine(_folder, $"{++_number}");
        await PrepareAsync(folder, one.Setup.Replace("{W}", folder, StringComparison.Ordinal));
        var actual = new SortedDictionary<string, string>(StringComparer.Ordinal);
        var expected = new SortedDictionary<string, string>(StringComparer.Ordinal);
        var supportsCheck = new ModuleCatalogue().Modules.Single(module => module.Name == one.Module).SupportsCheckMode;
        foreach (var run in supportsCheck ? new[] { "check", "apply", "again" } : ["apply", "again"])
        {
            AddAll(actual, run, ResultText.Of((await RunAsync(one, folder, run == "check")).Result, folder, IsRoot));
            AddAll(expected, run, ResultText.Of(one.Recorded[run]!.AsObject(), IsRoot));
        }

        AddAll(actual, "tree", Tree(folder));
        AddAll(expected, "tree", Tree(one.Recorded["tree"]!.AsArray()));
        Assert.That(Differences(expected, actual, one.Differences), Is.Empty);
    }

    private static bool IsRoot => Environment.UserName == "root";

    private async Task<ModuleRun> RunAsync(GoldenCase one, string folder, bool check)
    {
        var module = new AssertModule(new ModuleCatalogue(), one.Module, _target)
        {
            Arrange = call => new TestCall(_target, new ModuleCatalogue()) { Host = "localhost", IsCheck = call.IsCheck, WithDiff = true, Variables = one.Variables(folder), ControlFolder = folder },
        };
        return await module.RunAsync(check, diff: true, [.. one.Options(folder).Select(pair => (pair.Key, pair.Value))]);
    }

    private async Task PrepareAsync(string folder, string setup)
    {
        Directory.CreateDirectory(folder);
        var command = Commands.CommandLine.Script("umask 022; cd \"$1\" && set -eu && eval \"$2\"", folder, setup);
        var result = await _target.RunAsync(command, null, CancellationToken.None);
        Assert.That(result.Succeeded, result.Error);
    }

    private static void AddAll(SortedDictionary<string, string> all, string run, IEnumerable<KeyValuePair<string, string>> texts)
    {
        foreach (var (key, text) in texts)
        {
            all[$"{run}.{key}"] = text;
        }
    }

    // Check mode may tell more than the reference, which often says only that something would change.
    private static string Differences(
        SortedDictionary<string, string> expected, SortedDictionary<string, string> actual, IReadOnlyDictionary<string, string> known)
    {
        var text = new StringBuilder();
        foreach (var key in expected.Keys.Union(actual.Keys))
        {
            var shall = expected.GetValueOrDefault(key, "(none)");
            var does = actual.GetValueOrDefault(key, "(none)");
            var tellsMore = shall == "(none)" && key.StartsWith("check.", StringComparison.Ordinal) && key is not ("check.diff" or "check.failed" or "check.skipped" or "check.msg");
            if (shall != does && !tellsMore && !IsKnown(known, key))
            {
                text.AppendLine($"{key}\n  reference: {shall}\n  here:      {does}");
            }
        }

        return text.ToString();
    }

    // By run and key, with a star for every run or, of the tree, every path.
    private static bool IsKnown(IReadOnlyDictionary<string, string> known, string key)
    {
        var dot = key.IndexOf('.', StringComparison.Ordinal);
        return known.ContainsKey(key) || known.ContainsKey("*" + key[dot..]) || known.ContainsKey(key[..dot] + ".*");
    }

    private static IEnumerable<KeyValuePair<string, string>> Tree(JsonArray recorded)
    {
        foreach (var entry in recorded)
        {
            var owner = IsRoot && entry!["owner"] is JsonArray ids ? $"{ids[0]}:{ids[1]}" : "";
            var text = entry!["link"] is { } link ? $"-> {link}" : $"{entry["mode"]} {owner} {entry["content"]}{(entry["links"] is { } links && (int)links > 1 ? $" ({links} names)" : "")}";
            yield return new(ResultText.Mask((string)entry["path"]!), ResultText.Mask(text));
        }
    }

    private static IEnumerable<KeyValuePair<string, string>> Tree(string folder)
    {
        var target = new LocalTarget();
        var entries = target.ListAsync(new DirectoryQuery(folder) { Depth = null }, CancellationToken.None).Result;
        foreach (var entry in entries)
        {
            var owner = IsRoot ? $"{entry.UserId}:{entry.GroupId}" : "";
            var content = entry.Kind == PathKind.File ? Content(entry.Path) : "";
            var text = entry.Kind == PathKind.Link
                ? $"-> {entry.LinkTarget}"
                : $"{Builtin.PathState.Mode(entry.Mode)} {owner} {content}{(entry.Kind == PathKind.File && entry.LinkCount > 1 ? $" ({entry.LinkCount} names)" : "")}";
            yield return new(ResultText.Mask(Path.GetRelativePath(folder, entry.Path)), ResultText.Mask(text.Replace(folder, "{W}", StringComparison.Ordinal)));
        }
    }

    // Two archives of the same files are never the same.
    private static string Content(string path) =>
        Path.GetExtension(path) is ".tgz" or ".tar" or ".gz" or ".zip" ? "(archive)" : Encoding.Latin1.GetString(File.ReadAllBytes(path));
}
