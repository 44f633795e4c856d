using PlaybookRunner.Cli;
using PlaybookRunner.Cli.Terminal;

namespace PlaybookRunner.Conformance.Tests;

/// <summary><c>--step</c>: the person at the terminal is asked before each task, once for all hosts.</summary>
internal sealed class StepTests
{
    private const string Playbook = """
        - hosts: all
          gather_facts: false
          tasks:
            - name: one
              debug: msg=x
            - name: two
              debug: msg=x
            - name: three
              debug: msg=x
            - name: four
              debug: msg=x
        """;

    [Test]
    public async Task Tasks_run_as_they_are_confirmed()
    {
        var answers = new Queue<string>(["y", "", "c"]);
        var questions = new List<string>();
        var path = Path.GetTempFileName();
        await File.WriteAllTextAsync(path, Playbook);
        using var output = new StringWriter();
        var observer = new TerminalObserver(output, TextWriter.Null, new EventText(verbosity: 0), useColours: false);

        await EngineFactory.Create().RunAsync(
            new RunOptions { Playbooks = [path], Inventories = ["h1,h2"], Connection = "local", AsksBeforeTasks = true }, RunObservers.Of(observer), AskAsync);

        File.Delete(path);
        Assert.That(questions, Is.EqualTo(new[] { "one", "two", "three" }.Select(name => $"Perform task: TASK: {name} (N)o/(y)es/(c)ontinue: ")));
        Assert.That(
            RunOutput.Normalise(output.ToString()).TakeWhile(line => line != "PLAY RECAP"),
            Is.EqualTo(new[] { "PLAY [all]", "TASK [one]", "ok: [h1]", "ok: [h2]", "TASK [two]", "TASK [three]", "ok: [h1]", "ok: [h2]", "TASK [four]", "ok: [h1]", "ok: [h2]" }));

        Task<string?> AskAsync(string prompt, bool echo, TimeSpan? limit, CancellationToken cancellationToken)
        {
            questions.Add(prompt);
            return Task.FromResult<string?>(answers.Dequeue());
        }
    }
}
