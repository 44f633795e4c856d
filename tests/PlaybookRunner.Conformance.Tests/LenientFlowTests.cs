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

    private string _folder = null!;

    [SetUp]
    public void MakeFolder() => _folder = Directory.CreateTempSubdirectory("lenient").FullName;

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

    [TestCase(Loop)]
    [TestCase(Retries)]
    public void Strict_refuses_them(string playbook) => Assert.That(async () => await TasksOf(playbook, strict: true), Throws.InstanceOf<PlaybookException>());

    private async Task<IReadOnlyList<string>> TasksOf(string playbook, bool strict = false)
    {
        var path = Path.Combine(_folder, "site.yml");
        await File.WriteAllTextAsync(path, playbook);
        using var output = new StringWriter();
        var observer = new TerminalObserver(output, TextWriter.Null, new EventText(verbosity: 0), useColours: false);
        var summary = await EngineFactory.Create().RunAsync(
            new RunOptions { Playbooks = [path], Inventories = ["h1,"], Connection = "local", Strict = strict }, RunObservers.Of(observer));
        Assert.That(summary.AnyFailed, Is.False, output.ToString());
        return [.. RunOutput.Normalise(output.ToString()).Where(line => line.StartsWith("TASK", StringComparison.Ordinal))];
    }
}
