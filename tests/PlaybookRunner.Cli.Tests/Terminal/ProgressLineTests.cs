using PlaybookRunner.Commands;
using PlaybookRunner.Events;
using TaskStatus = PlaybookRunner.Events.TaskStatus;

namespace PlaybookRunner.Cli.Terminal;

/// <summary>What a terminal shows while a run waits, with a clock that is moved by hand. <c>⌫</c> stands for the codes that erase the line.</summary>
internal sealed class ProgressLineTests
{
    private static readonly TaskIdentity Install = new(1, "Install packages", "ansible.builtin.apt", new SourcePosition(new SourceFile("site.yml", ""), 1, 1));

    private readonly ManualTime _time = new();
    private StringWriter _terminal = null!;
    private ProgressLine _progress = null!;
    private int _width = 80;

    [SetUp]
    public void Open()
    {
        _width = 80;
        _terminal = new StringWriter();
        _progress = new ProgressLine(_terminal, () => _width, _time);
    }

    [TearDown]
    public void Close()
    {
        _progress.Dispose();
        _terminal.Dispose();
    }

    [Test]
    public void A_task_that_is_soon_done_shows_nothing()
    {
        Start("web1");
        Advance(2.9);
        End("web1");
        Advance(60);
        Assert.That(Shown(), Is.EqualTo("ok: [web1]\n"));
    }

    [Test]
    public void A_task_that_takes_long_says_for_whom_and_how_long_it_is_waited_and_what_was_said_last()
    {
        Start("web1");
        Start("web2");
        Advance(3);
        Tell(new TaskOutput(_time.GetUtcNow(), Install, "web1", new OutputLine("Setting up\tnginx\e[2J ", false)));
        Advance(1);
        Assert.That(
            Shown(),
            Is.EqualTo("⌫[0:03] waiting for web1, web2: Install packages⌫[0:04] waiting for web1, web2: Install packages | Setting up nginx [2J"));
    }

    [Test]
    public void The_line_makes_room_for_what_is_printed_and_comes_back_for_those_that_are_left()
    {
        Start("web1");
        Start("web2");
        Advance(3);
        End("web1");
        Advance(1);
        End("web2");
        Advance(5);
        Assert.That(
            Shown(),
            Is.EqualTo("⌫[0:03] waiting for web1, web2: Install packages⌫ok: [web1]\n⌫[0:04] waiting for web2: Install packages⌫ok: [web2]\n"));
    }

    [Test]
    public void Many_hosts_are_counted_and_a_long_line_is_cut()
    {
        foreach (var host in new[] { "web5", "web4", "web3", "web2", "web1" })
            Start(host);
        _width = 46;
        Advance(3605);
        Assert.That(Shown().Split('⌫')[^1], Is.EqualTo("[1:00:05] waiting for web1, web2, web3 and 2…"));
    }

    [Test]
    public void Nothing_is_shown_while_a_person_is_asked()
    {
        Start("web1");
        Advance(3);
        using (_progress.Suspend())
        {
            _terminal.Write("Continue? ");
            Advance(30);
        }

        Assert.That(Shown(), Is.EqualTo("⌫[0:03] waiting for web1: Install packages⌫Continue? "));
    }

    [Test]
    public void An_interrupted_run_leaves_a_clean_line()
    {
        Start("web1");
        Advance(3);
        _progress.Dispose();
        Advance(30);
        Assert.That(Shown(), Is.EqualTo("⌫[0:03] waiting for web1: Install packages⌫"));
    }

    [Test]
    public void Retries_are_told()
    {
        Start("web1");
        Advance(2);
        Tell(new TaskRetried(_time.GetUtcNow(), Install, "web1", 4, new TaskOutcome(TaskStatus.Failed, new Dictionary<string, object?>())));
        Advance(1);
        Assert.That(Shown(), Is.EqualTo("⌫[0:03] waiting for web1: Install packages | trying again, 4 retries left"));
    }

    private string Shown() => _terminal.ToString().Replace("\r\e[K", "⌫", StringComparison.Ordinal);

    private void Advance(double seconds) => _time.Advance(TimeSpan.FromSeconds(seconds));

    private void Start(string host) => Tell(new HostTaskStarted(_time.GetUtcNow(), Install, host));

    private void End(string host) => Tell(
        new TaskCompleted(_time.GetUtcNow(), Install, host, new TaskOutcome(TaskStatus.Ok, new Dictionary<string, object?>())), () => _terminal.Write($"ok: [{host}]\n"));

    private void Tell(RunEvent runEvent, Action? print = null) => _progress.Follow(runEvent, print);
}
