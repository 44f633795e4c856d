using System.Text.Json;
using PlaybookRunner.Content;
using PlaybookRunner.Execution;

namespace PlaybookRunner.Tests.Playbooks;

/// <summary>Each line of tags.jsonl is a choice of tags and the tasks of tags.yml the reference lists for it; record.sh writes the file.</summary>
[TestFixture]
internal sealed class TagSelectionTests
{
    private static IEnumerable<TestCaseData> Recorded() =>
        File.ReadLines(GoldenFiles.Beside("tags.jsonl")).Select(static line => JsonDocument.Parse(line).RootElement)
            .Select(static record => new TestCaseData(record).SetName($"{{m}}(only {record.GetProperty("only")}, skip {record.GetProperty("skip")})"));

    [TestCaseSource(nameof(Recorded))]
    public void Tasks_are_chosen_as_in_the_reference(JsonElement record)
    {
        var only = Split(record.GetProperty("only").GetString()!);
        var selection = new TagSelection(only, Split(record.GetProperty("skip").GetString()!));
        var playbook = TestParser.Create().ParsePlaybook(GoldenFiles.Beside("tags.yml"), new ContentProblems());

        var chosen = playbook.Plays[0].Tasks.Where(task => selection.Selects([.. task.Keywords.Tags.Select(static tag => tag.Value!)]));
        Assert.That(chosen.Select(static task => task.Name!.Value), Is.EqualTo(record.GetProperty("tasks").EnumerateArray().Select(static name => name.GetString())));
    }

    private static string[] Split(string text) => text.Split(',', StringSplitOptions.RemoveEmptyEntries);
}
