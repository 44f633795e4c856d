using PlaybookRunner.Content;

namespace PlaybookRunner.Tests.Playbooks;

/// <summary>Each playbook in errors/ is wrong in many ways; beside it stands all that is said about it, leniently and strictly.</summary>
[TestFixture]
internal sealed class PlaybookErrorTests
{
    private static readonly string[] Parts = ["other.yml", "tasks.yml"];

    private static IEnumerable<string> Files() =>
        Directory.GetFiles(GoldenFiles.Beside("errors"), "*.yml").Select(static path => Path.GetFileName(path)).Except(Parts).Order();

    [TestCaseSource(nameof(Files))]
    public void Everything_wrong_is_told_at_once(string name) =>
        GoldenFiles.AssertMatches(Report(name, strict: false), GoldenFiles.Beside($"errors/{Path.ChangeExtension(name, ".txt")}"));

    [Test]
    public void Lenient_forms_are_errors_when_strict() =>
        GoldenFiles.AssertMatches(Report("lenient.yml", strict: true), GoldenFiles.Beside("errors/lenient.strict.txt"));

    private static string Report(string name, bool strict)
    {
        var folder = GoldenFiles.Beside("errors");
        var problems = new ContentProblems();
        TestParser.Create(strict).ParsePlaybook(Path.Combine(folder, name), problems);
        var text = string.Concat(problems.Errors.Select(ErrorText.Render).Concat(problems.Warnings.Select(ErrorText.Render)));
        Assert.That(text, Is.Not.Empty);
        return text.Replace(folder + "/", "", StringComparison.Ordinal).Replace(Path.GetDirectoryName(folder)! + "/", "../", StringComparison.Ordinal).Replace(folder, ".", StringComparison.Ordinal);
    }
}
