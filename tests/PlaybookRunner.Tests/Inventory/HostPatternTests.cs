using System.Text.Json;
using PlaybookRunner.Content;
using PlaybookRunner.Inventory;

namespace PlaybookRunner.Tests.Inventory;

/// <summary>Each line of patterns.jsonl is a pattern, a limit and the hosts of patterns.ini that the reference lists for them; record.sh writes the file.</summary>
[TestFixture]
internal sealed class HostPatternTests
{
    private static IEnumerable<TestCaseData> Recorded() =>
        File.ReadLines(GoldenFiles.Beside("patterns.jsonl")).Select(static line => JsonDocument.Parse(line).RootElement)
            .Select(static record => new TestCaseData(record).SetName($"{{m}}({record.GetProperty("pattern")}, limit {record.GetProperty("limit")})"));

    [TestCaseSource(nameof(Recorded))]
    public void A_pattern_matches_the_hosts_of_the_reference(JsonElement record)
    {
        var hosts = Inventory().Match(record.GetProperty("pattern").GetString()!, record.GetProperty("limit").GetString(), Place, static _ => { });
        Assert.That(hosts.Select(static host => host.Name), Is.EqualTo(record.GetProperty("hosts").EnumerateArray().Select(static host => host.GetString())));
    }

    [Test]
    public void A_part_that_matches_nothing_is_told_with_the_closest_name()
    {
        var warnings = new List<ContentWarning>();
        Inventory().Match("wbe,lone", null, Place, warnings.Add);
        Assert.That(warnings.Single().Message, Is.EqualTo("the pattern 'wbe' matches no host or group (did you mean 'web'?)"));
    }

    [Test]
    public void A_malformed_expression_is_an_error_at_the_pattern() =>
        Assert.That(() => Inventory().Match("~(", null, Place, static _ => { }), Throws.TypeOf<PlaybookException>().With.Property("Position").EqualTo(Place));

    [Test]
    public void A_limit_can_stand_in_a_file()
    {
        var file = Path.GetTempFileName();
        try
        {
            File.WriteAllText(file, "# failed\nweb1\ndb1.example.com\n");
            Assert.That(Inventory().Match("all", "@" + file, Place, static _ => { }).Select(static host => host.Name), Is.EqualTo(new[] { "web1", "db1.example.com" }));
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static readonly SourcePosition Place = new(new SourceFile("site.yml", "- hosts: x"), 1, 10);

    private static RunInventory Inventory() =>
        TestInventory.Read([GoldenFiles.Beside("patterns.ini")]);
}
