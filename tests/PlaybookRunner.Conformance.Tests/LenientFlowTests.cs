using PlaybookRunner.Cli;
using PlaybookRunner.Cli.Terminal;

namespace PlaybookRunner.Conformance.Tests;

/// <summary>Forms that the reference refuses: run by their plain meaning with a warning, refused with <c>--strict</c>.</summary>
internal sealed class LenientFlowTests
{
    private const string Loop = """
        - hosts: h1
          gather_facts: false
          tasks:
            - name: repeated
              loop: [a, b]
              block:
                - name: "first {{ item }}"
                  debug: msg=x
                - name: "second {{ item }}"
                  debug: msg=x
        """;

    private const string Retries = """
        - hosts: h1
          gather_facts: false
          tasks:
            - set_fact: tries="{{ 0 }}"
            - retries: 3
              delay: 0
              block:
                - set_fact: tries="{{ tries + 1 }}"
                - name: "try {{ tries }}"
                  fail: msg=again
                  when: tries < 3
        """;

    private const string PlaybookAsTask = """
        - hosts: all
          gather_facts: false
          tasks:
            - name: before
              debug: msg=x
            - import_playbook: inner.yml
              when: inventory_hostname == 'h1' or wanted
              vars:
                wanted: false
                greeting: hello
            - name: after
              debug: msg=x
        """;

    private const string Inner = """
        - hosts: h1,h3
          gather_facts: false
          tasks:
            - name: "inner {{ greeting }}"
              debug: msg=x
        """;

    private string _folder = null!;

    [SetUp]
    public void MakeFolder()
    {
        _folder = Directory.CreateTempSubdirectory("lenient").FullName;
        File.WriteAllText(Path.Combine(_folder, "inner.yml"), Inner);
    }

    [TearDown]
    public void RemoveFolder() => Directory.Delete(_folder, recursive: true);

    [Test]
    public async Task A_block_with_a_loop_runs_as_a_whole_for_each_item()
    {
        var tasks = await TasksOf(Loop);
        Assert.That(tasks, Is.EqualTo(new[] { "TASK [first a]", "TASK [second a]", "TASK [first b]", "TASK [second b]" }));
    }

    [Test]
    public async Task A_block_with_retries_is_tried_until_it_succeeds()
    {
        var tasks = await TasksOf(Retries);
        Assert.That(tasks.Where(task => task.Contains("try", StringComparison.Ordinal)), Is.EqualTo(new[] { "TASK [try 1]", "TASK [try 2]", "TASK [try 3]" }));
    }

    [Test]
    public async Task The_plays_of_a_playbook_among_tasks_run_once_at_that_point_under_its_condition()
    {
        var lines = await LinesOf(PlaybookAsTask);
        Assert.That(lines.TakeWhile(line => line != "PLAY RECAP"), Is.EqualTo(new[]
        {
            "PLAY [all]",
            "TASK [before]", "ok: [h1]", "ok: [h2]", "ok: [h3]",
            "PLAY [h1,h3]",
            "TASK [inner hello]", "ok: [h1]", "skipping: [h3]",
            "TASK [after]", "ok: [h1]", "ok: [h2]", "ok: [h3]",
        }));
    }

    [Test]
    public async Task A_host_that_fails_in_a_playbook_among_tasks_goes_no_further()
    {
        await File.WriteAllTextAsync(Path.Combine(_folder, "inner.yml"), Inner.Replace("debug: msg=x", "fail:", StringComparison.Ordinal));
        var lines = await LinesOf(PlaybookAsTask, mayFail: true);
        Assert.That(lines.SkipWhile(line => line != "TASK [after]").TakeWhile(line => line != "PLAY RECAP"), Is.EqualTo(new[] { "TASK [after]", "ok: [h2]", "ok: [h3]" }));
    }

    [TestCase(Loop)]
    [TestCase(Retries)]
    [TestCase(PlaybookAsTask)]
    public void Strict_refuses_them(string playbook) => Assert.That(async () => await TasksOf(playbook, strict: true), Throws.InstanceOf<PlaybookException>());

    private async Task<IReadOnlyList<string>> TasksOf(string playbook, bool strict = false) =>
        [.. (await LinesOf(playbook, strict)).Where(line => line.StartsWith("TASK", StringComparison.Ordinal))];

    private async Task<IReadOnlyList<string>> LinesOf(string playbook, bool strict = false, bool mayFail = false)
    {
        var path = Path.Combine(_folder, "site.yml");
        await File.WriteAllTextAsync(path, playbook);
        using var output = new StringWriter();
        var observer = new TerminalObserver(output, TextWriter.Null, new EventText(verbosity: 0), useColours: false);
        var summary = await EngineFactory.Create().RunAsync(
            new RunOptions { Playbooks = [path], Inventories = ["h1,h2,h3"], Connection = "local", Strict = strict }, RunObservers.Of(observer));
        Assert.That(summary.AnyFailed, Is.EqualTo(mayFail), output.ToString());
        return RunOutput.Normalise(output.ToString());
    }
}
