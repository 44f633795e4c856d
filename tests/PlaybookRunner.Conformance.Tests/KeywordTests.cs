using PlaybookRunner.Cli;
using PlaybookRunner.Cli.Terminal;

namespace PlaybookRunner.Conformance.Tests;

/// <summary>Each keyword of a play, block or task has the effect it has in the reference: a play for each, and what the reference printed (<c>Keywords/record.sh</c>).</summary>
[NonParallelizable]
internal sealed class KeywordTests
{
    private static readonly string Folder = Path.Combine(TestContext.CurrentContext.TestDirectory, "Keywords");

    // The keywords without a play of their own: what shows that they have their effect, or why there is none.
    private static readonly Dictionary<string, string> Elsewhere = new(StringComparer.Ordinal)
    {
        ["accelerate"] = "removed from the reference",
        ["accelerate_ipv6"] = "removed from the reference",
        ["accelerate_port"] = "removed from the reference",
        ["collections"] = "collections of content are no part of a play's folder here; the tests of names have it",
        ["debugger"] = "there is none; a warning says so (StaticCheckTests)",
        ["port"] = "nothing prints it; the tests of connection settings have it",
        ["post_tasks"] = "with pre_tasks",
        ["tasks"] = "in every play",
    };

    private static IEnumerable<string> Plays() => Directory.EnumerateFiles(Folder, "*.yml").Select(path => Path.GetFileNameWithoutExtension(path)).Order(StringComparer.Ordinal);

    [Test]
    public void Each_keyword_of_the_reference_has_a_play()
    {
        var missing = File.ReadLines(Path.Combine(Folder, "keywords.list")).Except(Plays()).Except(Elsewhere.Keys);

        Assert.That(missing, Is.Empty);
    }

    [TestCaseSource(nameof(Plays))]
    public async Task A_keyword_has_the_effect_it_has_in_the_reference(string keyword)
    {
        await using var output = new StringWriter();
        var observer = new TerminalObserver(output, TextWriter.Null, new EventText(verbosity: 0), useColours: false);
        var options = new RunOptions
        {
            Playbooks = [Path.Combine(Folder, keyword + ".yml")],
            Inventories = ["h1,h2,h3"],
            Connection = "local",
            SkipTags = ["skipme"],
        };

        await EngineFactory.Create().RunAsync(options, RunObservers.Of(observer));

        var expected = RunOutput.Normalise(await File.ReadAllTextAsync(Path.Combine(Folder, keyword + ".txt")));
        Assert.That(RunOutput.Normalise(output.ToString()), Is.EqualTo(expected));
    }
}
