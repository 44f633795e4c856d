using System.Text.Json;
using PlaybookRunner.Playbooks;

namespace PlaybookRunner.Tests.Playbooks;

/// <summary>Each line of arguments.jsonl is a text and how the reference splits it; record.sh writes the file.</summary>
[TestFixture]
internal sealed class ArgumentTextTests
{
    private static IEnumerable<TestCaseData> Recorded() =>
        File.ReadLines(GoldenFiles.Beside("arguments.jsonl")).Select(static line => JsonDocument.Parse(line).RootElement)
            .Select(static record => new TestCaseData(record).SetName($"{{m}}({record.GetProperty("text").GetRawText()}, {record.GetProperty("raw").GetRawText()})"));

    [TestCaseSource(nameof(Recorded))]
    public void Arguments_are_split_as_in_the_reference(JsonElement record)
    {
        ArgumentText.Content Parse() => ArgumentText.Parse(record.GetProperty("text").GetString()!, record.GetProperty("raw").GetBoolean());
        if (!record.TryGetProperty("value", out var expected))
        {
            Assert.That(Parse, Throws.TypeOf<FormatException>());
            return;
        }

        var content = Parse();
        var actual = new Dictionary<string, string>();
        foreach (var pair in content.Pairs)
            actual[pair.Name] = pair.Value;
        if (content.FreeForm is not null)
            actual["_raw_params"] = content.FreeForm;
        Assert.That(actual, Is.EquivalentTo(expected.EnumerateObject().ToDictionary(static value => value.Name, static value => value.Value.GetString()!)));
    }

    [Test]
    public void A_pair_knows_where_it_starts()
    {
        var content = ArgumentText.Parse("src=a  dest={{ b }} more\n mode=1", isCommand: false);
        Assert.That(content.Pairs.Select(static pair => pair.Offset), Is.EqualTo(new[] { 0, 7, 26 }));
        Assert.That(content.FreeFormOffset, Is.EqualTo(20));
    }
}
