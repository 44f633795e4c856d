using System.Text.Json;

namespace PlaybookRunner.Jinja.Tests.Vectors;

/// <summary>
/// Outcomes recorded from Jinja2 3.1. <c>VECTORS=file.jsonl dotnet test --filter JinjaVectors</c> runs another file of the same format, which is how a user can
/// hand in a wrong result.
/// </summary>
[TestFixture]
public sealed class JinjaVectors
{
    private const int Shown = 40;

    [Test]
    public void All_recorded_outcomes_are_ours_too()
    {
        string? given = Environment.GetEnvironmentVariable("VECTORS");
        string[] files = given is { Length: > 0 } ? [given] : [.. Directory.GetFiles(SourceTree.Folder("Vectors"), "*.jsonl*").Order(StringComparer.Ordinal)];
        var differences = new List<string>();
        var known = new HashSet<string>(StringComparer.Ordinal);
        int total = 0;
        foreach (JsonElement json in files.SelectMany(VectorFile.Read))
        {
            total++;
            if (Run(json) is not { } difference)
                continue;
            if (SourceOf(json) is { } source && KnownDifferences.ReasonFor(source) is not null)
                known.Add(source);
            else
                differences.Add($"{json.GetProperty("id")}: {difference}\n    {json}");
        }
        TestContext.Out.WriteLine($"vectors: {total - differences.Count} of {total}");
        Assert.That(differences, Is.Empty, () => string.Join("\n", differences.Take(Shown)));
        if (given is null or "")
            Assert.That(KnownDifferences.Sources.Except(known), Is.Empty, "These no longer differ; take them out of the list.");
    }

    private static string? SourceOf(JsonElement json) => json.TryGetProperty("source", out JsonElement source) ? source.GetString() : null;

    private static string? Run(JsonElement json)
    {
        try
        {
            return json.TryGetProperty("mode", out _) ? new AnsibleCase(json).FindDifference() : new JinjaCase(json).FindDifference();
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            return $"an exception of another family: {error}";
        }
    }
}
