using PlaybookRunner.Cli;
using PlaybookRunner.Cli.Terminal;

namespace PlaybookRunner.Conformance.Tests;

/// <summary>Plays run as the reference runs them: who does what in which order, what is counted, what is printed. Recorded by <c>record.sh</c>.</summary>
[NonParallelizable]
internal sealed class PlayFlowTests
{
    private static readonly string Cases = Path.Combine(TestContext.CurrentContext.TestDirectory, "Cases");

    private static IEnumerable<string> Names() => Directory.EnumerateDirectories(Cases).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal);

    [TestCaseSource(nameof(Names))]
    public async Task A_play_runs_as_the_reference_runs_it(string name)
    {
        var folder = Path.Combine(Cases, name);
        using var output = new StringWriter();
        var observer = new TerminalObserver(output, TextWriter.Null, new EventText(verbosity: 0), useColours: false);
        var options = new RunOptions
        {
            Playbooks = [Path.Combine(folder, "site.yml")],
            Inventories = ["h1,h2,h3"],
            Connection = "local",
            SkipTags = ["skipme"],
        };

        await EngineFactory.Create().RunAsync(options, RunObservers.Of(observer));

        var expected = RunOutput.Normalise(await File.ReadAllTextAsync(Path.Combine(folder, "expected.txt")));
        Assert.That(expected, Is.Not.Empty);
        Assert.That(RunOutput.Normalise(output.ToString()), Is.EqualTo(expected));
    }
}
