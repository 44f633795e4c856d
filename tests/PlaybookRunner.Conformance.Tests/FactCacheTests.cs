using PlaybookRunner.Cli;
using PlaybookRunner.Cli.Terminal;

namespace PlaybookRunner.Conformance.Tests;

/// <summary>Facts outlive a run in files that both engines read. The recorded folder was written by the reference; see <c>record_fact_cache.sh</c>.</summary>
[NonParallelizable]
internal sealed class FactCacheTests
{
    private static readonly string Content = Path.Combine(TestContext.CurrentContext.TestDirectory, "FactCaches");

    private string _folder = "";

    [SetUp]
    public void MakeFolder() => _folder = Directory.CreateTempSubdirectory("playbookrunner-facts-").FullName;

    [TearDown]
    public void RemoveFolder() => Directory.Delete(_folder, recursive: true);

    [Test]
    public async Task What_the_reference_wrote_is_read_as_it_reads_it()
    {
        CopyRecorded();

        var (text, warnings) = await RunAsync("read.yml");

        Assert.That(warnings, Is.Empty);
        Assert.That(text, Is.EqualTo(await ExpectedAsync()));
    }

    [Test]
    public async Task What_a_run_wrote_is_there_in_the_next_one()
    {
        await RunAsync("write.yml");
        Assert.That(Files(), Is.EqualTo(new[] { "pfx_s1_h1", "pfx_s1_h2" }));

        var (text, _) = await RunAsync("read.yml");

        Assert.That(text, Is.EqualTo(await ExpectedAsync()));
        Assert.That(Files(), Is.EqualTo(new[] { "pfx_s1_h2" }), "clear_facts empties the cache for the play's hosts");
    }

    [TestCase("{bro", "it is not JSON")]
    [TestCase("[1]", "it is no JSON object with '__payload__'")]
    [TestCase("""{"__payload__": "[]"}""", "its '__payload__' is no JSON object")]
    [TestCase("""{"__payload__": "{\"a\": {\"__ansible_type\": \"Odd\"}}"}""", "it holds a value of the unknown type 'Odd'")]
    public async Task A_broken_file_is_ignored_with_a_warning_that_names_it(string broken, string reason)
    {
        var path = Path.Combine(_folder, "pfx_s1_h1");
        await File.WriteAllTextAsync(path, broken);

        var (text, warnings) = await RunAsync("write.yml");

        Assert.That(warnings, Is.EqualTo(new[] { $"the file '{path}' of the fact cache is ignored: {reason}" }));
        Assert.That(text, Does.Contain("Gathering Facts"));
        Assert.That(await File.ReadAllTextAsync(path), Does.StartWith("""{"__payload__": "{"""));
    }

    [Test]
    public async Task Facts_that_are_too_old_are_gathered_anew()
    {
        CopyRecorded();
        File.SetLastWriteTimeUtc(Path.Combine(_folder, "pfx_s1_h1"), DateTime.UtcNow.AddDays(-2));

        var (text, _) = await RunAsync("write.yml");

        Assert.That(text, Does.Contain("Gathering Facts").And.Contain("ok: [h1]"));
        Assert.That(text.Split("TASK [Facts")[0], Does.Not.Contain("ok: [h2]"));
    }

    [Test]
    public async Task Flushing_forgets_the_facts_of_all_hosts_before_the_run()
    {
        CopyRecorded();

        var (text, _) = await RunAsync("write.yml", options => options with { FlushesFactCache = true });

        Assert.That(text.Split("TASK [Facts")[0], Does.Contain("ok: [h1]").And.Contain("ok: [h2]"));
    }

    private string[] Files() => [.. Directory.EnumerateFiles(_folder).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];

    private void CopyRecorded()
    {
        foreach (var path in Directory.EnumerateFiles(Path.Combine(Content, "recorded")))
        {
            File.Copy(path, Path.Combine(_folder, Path.GetFileName(path)));
            File.SetLastWriteTimeUtc(Path.Combine(_folder, Path.GetFileName(path)), DateTime.UtcNow);
        }
    }

    // The reference shows a banner for `meta`; the terminal here does not.
    private static async Task<string> ExpectedAsync() =>
        (await File.ReadAllTextAsync(Path.Combine(Content, "expected.txt"))).Replace($"TASK [Forget] {new string('*', 66)}\n\n", "", StringComparison.Ordinal);

    private async Task<(string Output, List<string> Warnings)> RunAsync(string playbook, Func<RunOptions, RunOptions>? change = null)
    {
        await using var output = new StringWriter();
        var warnings = new WarningRecorder();
        var options = new RunOptions
        {
            Playbooks = [Path.Combine(Content, playbook)],
            Inventories = ["h1,h2,h3"],
            Connection = "local",
            Gathering = "smart",
            FactCache = new FactCacheOptions(_folder) { Prefix = "pfx_" },
        };
        await EngineFactory.Create().RunAsync(
            change?.Invoke(options) ?? options,
            RunObservers.Of(new TerminalObserver(output, TextWriter.Null, new EventText(verbosity: 0), useColours: false), warnings));
        return (output.ToString().ReplaceLineEndings("\n"), warnings.Messages);
    }
}
