using System.Text.Json;
using PlaybookRunner.Jinja;
using PlaybookRunner.Jinja.Tests.Vectors;
using PlaybookRunner.Templating;
using PlaybookRunner.Templating.Lookups;

namespace PlaybookRunner.Tests.Vectors;

/// <summary>
/// Outcomes recorded from ansible-core 2.19. <c>VECTORS=file.jsonl dotnet test --filter AnsibleVectors</c> runs another file of the same format.
/// Cases that differ are listed in <c>known-failures.txt</c>, one id a line with a reason behind it; the list may only shrink.
/// </summary>
[TestFixture]
[NonParallelizable]
public sealed class AnsibleVectors
{
    private const int Shown = 60;

    [Test]
    public void All_recorded_outcomes_are_ours_too()
    {
        var given = Environment.GetEnvironmentVariable("VECTORS");
        var file = given is { Length: > 0 } ? Path.GetFullPath(given) : GoldenFiles.Beside("ansible.jsonl.gz");
        var known = File.ReadAllLines(GoldenFiles.Beside("known-failures.txt")).Where(static line => line.Length > 0).Select(static line => line.Split(' ')[0]).ToHashSet(StringComparer.Ordinal);
        using var fixtures = new Fixtures(GoldenFiles.Beside("fixtures.json"));
        var differences = new Dictionary<string, string>(StringComparer.Ordinal);
        var total = 0;
        foreach (var json in VectorFile.Read(file))
        {
            total++;
            if (Run(json, fixtures.Folder) is { } difference)
                differences[json.GetProperty("id").GetString()!] = $"{difference}\n    {json.GetProperty("expr")}";
        }

        TestContext.Out.WriteLine($"vectors: {total - differences.Count} of {total}");
        if (Environment.GetEnvironmentVariable("VECTOR_REPORT") is { Length: > 0 } report)
            File.WriteAllLines(report, differences.Select(static pair => $"{pair.Key}: {pair.Value}"));
        var unknown = differences.Where(pair => !known.Contains(pair.Key)).Select(static pair => $"{pair.Key}: {pair.Value}").ToList();
        Assert.That(unknown, Is.Empty, () => string.Join("\n", unknown.Take(Shown)));
        if (string.IsNullOrEmpty(given))
            Assert.That(known.Except(differences.Keys), Is.Empty, "These no longer differ; take them out of known-failures.txt.");
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
