using System.Text.Json;
using PlaybookRunner.Jinja;
using PlaybookRunner.Jinja.Tests.Vectors;
using PlaybookRunner.Templating;
using PlaybookRunner.Templating.Lookups;

namespace PlaybookRunner.Tests.Vectors;

/// <summary>
/// Outcomes recorded from ansible-core 2.19. <c>VECTORS=file.jsonl dotnet test --filter AnsibleVectors</c> runs another file of the same format.
/// Cases that differ on purpose are listed in <c>differences.txt</c> under the reason; what is not mended yet is listed in <c>known-failures.txt</c>, which may only shrink.
/// <c>VECTOR_REPORT=file</c> writes all differences to a file.
/// </summary>
[TestFixture]
[NonParallelizable]
public sealed class AnsibleVectors
{
    private const int Shown = 60;

    private static IEnumerable<string> Files() => Environment.GetEnvironmentVariable("VECTORS") is { Length: > 0 } given
        ? [Path.GetFullPath(given)]
        : Directory.GetFiles(Path.GetDirectoryName(GoldenFiles.Beside("ansible.jsonl.gz"))!, "*.jsonl.gz").Select(static path => Path.GetFileName(path)).Order(StringComparer.Ordinal);

    [TestCaseSource(nameof(Files))]
    public void All_recorded_outcomes_are_ours_too(string name)
    {
        var file = Path.IsPathRooted(name) ? name : GoldenFiles.Beside(name);
        var known = ListedDifferences();
        using var fixtures = new Fixtures(GoldenFiles.Beside("fixtures.json"));
        var differences = new Dictionary<string, string>(StringComparer.Ordinal);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var total = 0;
        foreach (var json in VectorFile.Read(file))
        {
            total++;
            seen.Add(json.GetProperty("id").GetString()!);
            if (Run(json, fixtures.Folder) is { } difference)
                differences[json.GetProperty("id").GetString()!] = $"{difference}\n    {json.GetProperty("expr")}";
        }

        TestContext.Out.WriteLine($"vectors: {total - differences.Count} of {total}");
        if (Environment.GetEnvironmentVariable("VECTOR_REPORT") is { Length: > 0 } report)
            File.AppendAllLines(report, differences.Select(static pair => $"{pair.Key}: {pair.Value}"));
        var unknown = differences.Where(pair => !known.ContainsKey(pair.Key)).Select(static pair => $"{pair.Key}: {pair.Value}").ToList();
        Assert.That(unknown, Is.Empty, () => string.Join("\n", unknown.Take(Shown)));
        Assert.That(known.Keys.Where(seen.Contains).Except(differences.Keys), Is.Empty, "These no longer differ; take them out of differences.txt or known-failures.txt.");
    }

    // A heading that starts with '#' is the reason for the ids below it.
    private static Dictionary<string, string> ListedDifferences()
    {
        var reason = "";
        var reasons = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var line in new[] { "differences.txt", "known-failures.txt" }.SelectMany(static list => File.ReadLines(GoldenFiles.Beside(list))).Where(static line => line.Length > 0))
        {
            if (line.StartsWith('#'))
                reason = line;
            else
                reasons.Add(line, reason);
        }

        return reasons;
    }

    private static string? Run(JsonElement json, string folder)
    {
        try
        {
            return new AnsibleCase(json, Templates(), folder).FindDifference();
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            return $"an exception of another family: {error.GetType().Name}: {error.Message} {error.StackTrace?.Split('\n')[0].Trim()}";
        }
    }

    private static TemplateEngine Templates() => Engine.Value;

    private static readonly Lazy<TemplateEngine> Engine = new(static () =>
    {
        var environment = new JinjaEnvironment(TemplateEngine.PlaybookOptions);
        AnsibleFunctions.AddTo(environment);
        new LookupFunctions(new LookupRegistry(BuiltInLookups.All)).AddTo(environment);
        return new TemplateEngine(environment);
    });
}
