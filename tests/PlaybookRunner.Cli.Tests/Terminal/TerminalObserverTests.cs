using PlaybookRunner.Events;
using TaskStatus = PlaybookRunner.Events.TaskStatus;

namespace PlaybookRunner.Cli.Terminal;

internal sealed class TerminalObserverTests
{
    private static readonly SourcePosition Place = new(new SourceFile("site.yml", ""), 1, 1);

    [Test]
    public void The_same_error_of_several_hosts_is_shown_once_for_each_task()
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        var observer = new TerminalObserver(output, error, new EventText(verbosity: 0), useColours: false);
        foreach (var number in new[] { 1, 2 })
        {
            var task = new TaskIdentity(number, "Copy", "ansible.builtin.copy", Place);
            observer.OnEvent(new TaskStarted(default, task));
            foreach (var host in new[] { "web1", "web2" })
                observer.OnEvent(new TaskCompleted(default, task, host, new TaskOutcome(TaskStatus.Failed, new Dictionary<string, object?>()) { ErrorText = "error: wrong\n" }));
        }

        Assert.That(error.ToString(), Is.EqualTo("error: wrong\nerror: wrong\n"));
        Assert.That(output.ToString().Split('\n').Count(line => line.StartsWith("fatal: [web", StringComparison.Ordinal)), Is.EqualTo(4));
    }
}
