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
        string[] files = Environment.GetEnvironmentVariable("VECTORS") is { Length: > 0 } given
            ? [given]
            : [.. Directory.GetFiles(SourceTree.Folder("Vectors"), "*.jsonl*").Order(StringComparer.Ordinal)];
        var differences = new List<string>();
        int total = 0;
        foreach (JsonElement json in files.SelectMany(VectorFile.Read))
        {
            string? difference = Run(json);
            total++;
            if (difference is not null && !KnownDifferences.Contains(json.GetProperty("id").GetString()!))
                differences.Add($"{json.GetProperty("id")}: {difference}\n    {json}");
        }
        TestContext.Out.WriteLine($"vectors: {total - differences.Count} of {total}");
        Assert.That(differences, Is.Empty, () => string.Join("\n", differences.Take(Shown)));
    }

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
