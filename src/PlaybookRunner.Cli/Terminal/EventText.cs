using System.Globalization;
using PlaybookRunner.Events;
using TaskStatus = PlaybookRunner.Events.TaskStatus;

namespace PlaybookRunner.Cli.Terminal;

/// <summary>What a terminal shows of an event: a pure function of the event and the verbosity, in the format of Ansible's default callback.</summary>
/// <param name="verbosity">How talkative the run is.</param>
/// <param name="settings">What the configuration says; null for what holds without one.</param>
/// <param name="width">The width to which banners are filled up.</param>
internal sealed class EventText(int verbosity, DisplaySettings? settings = null, int width = 80)
{
    private readonly DisplaySettings _settings = settings ?? new DisplaySettings();

    private static readonly Dictionary<TaskStatus, (string Word, Style Style)> Words = new()
    {
        [TaskStatus.Ok] = ("ok", Style.Ok),
        [TaskStatus.Changed] = ("changed", Style.Changed),
        [TaskStatus.Skipped] = ("skipping", Style.Skipped),
        [TaskStatus.Failed] = ("fatal", Style.Error),
        [TaskStatus.Unreachable] = ("fatal", Style.Unreachable),
    };

    public IEnumerable<StyledLine> Of(RunEvent runEvent) => runEvent switch
    {
        PlayStarted play => Banner($"PLAY [{play.Name}]" + Marker(play.CheckMode)),
        PlayWithoutHosts { NoneRemaining: true } play => Banner($"PLAY [{play.Name}]"),
        PlayWithoutHosts play => [.. Banner($"PLAY [{play.Name}]"), new("skipping: no hosts matched", Style.Skipped)],
        TaskStarted { Task.Action: "ansible.builtin.meta" or "ansible.builtin.import_playbook" } => [],
        TaskStarted task => Banner($"{(task.Task.IsHandler ? "RUNNING HANDLER" : "TASK")} [{task.Task.Name}]" + Marker(task.Task.CheckMode)),
        TaskCompleted { Outcome: var outcome } completed => Completed(completed.Task, completed.Host, outcome),
        ItemCompleted { Outcome: var outcome } completed => Item(completed.Task, completed.Host, outcome),
        TaskRetried retried => Retried(retried),
        JobPolled polled => [new(JobLine(polled), polled.State == JobState.Failed ? Style.Error : Style.Verbose)],
        TaskOutput output when verbosity > 0 => [new($"  {output.Host} | {output.Line.Text}", Style.Verbose)],
        ContentIncluded included => [new($"included: {included.Name} for {string.Join(", ", included.Hosts)}" + (included.Item is null ? "" : $" => (item={included.Item})"), Style.Skipped)],
        HandlerNotified notified when verbosity > 1 => [new($"NOTIFIED HANDLER {notified.Handler} for {notified.Host}", Style.Verbose)],
        WarningRaised warning => Warning(warning),
        RunCompleted completed => Recap(completed.Summary),
        _ => [],
    };

    /// <summary>Whether an event's lines are shown only above others that follow.</summary>
    public bool Waits(RunEvent runEvent) => runEvent is TaskStarted && _settings.MayHideTasks;

    private string Marker(bool checkMode) => checkMode && _settings.MarksCheckMode ? " [CHECK MODE]" : "";

    private bool IsHidden(TaskOutcome outcome) => outcome.Status switch
    {
        TaskStatus.Ok => !_settings.ShowsOk,
        TaskStatus.Skipped => !_settings.ShowsSkipped,
        _ => false,
    };

    private IEnumerable<StyledLine> Banner(string title) =>
        [new(""), new($"{title} {new string('*', Math.Max(3, width - 1 - title.Length))}")];

    private IEnumerable<StyledLine> Completed(TaskIdentity task, string host, TaskOutcome outcome)
    {
        if (IsHidden(outcome))
            return [];

        // The items were shown one by one.
        if (outcome.HasItems)
            return outcome.Ignored ? [new("...ignoring", Style.Skipped)] : outcome.Status == TaskStatus.Skipped ? [new($"skipping: [{host}]", Style.Skipped)] : [];
        return [.. Differences(outcome), .. ErrorOf(outcome), .. Result(task, host, outcome, item: null)];
    }

    private IEnumerable<StyledLine> Item(TaskIdentity task, string host, TaskOutcome outcome) =>
        IsHidden(outcome) ? [] : [.. Differences(outcome), .. ErrorOf(outcome), .. Result(task, host, outcome with { Ignored = false }, outcome.Item)];

    private IEnumerable<StyledLine> Result(TaskIdentity task, string host, TaskOutcome outcome, string? item)
    {
        var (word, style) = Words[outcome.Status];
        if (item is not null && outcome.Status == TaskStatus.Failed)
            word = "failed";
        var where = outcome.DelegatedTo is null ? $"[{host}]" : $"[{host} -> {outcome.DelegatedTo}]";
        var line = $"{word}: {where}{Verdict(outcome, item)}" + (item is null ? "" : $" => (item={item})");
        if (item is not null && outcome.Status == TaskStatus.Failed)
            line = $"{word}: {where} (item={item})";
        if (ShowsResult(outcome))
            line += " => " + ResultText.Of(task, outcome, indented: !outcome.IsQuiet || verbosity > 2);
        foreach (var part in line.Split('\n'))
            yield return new StyledLine(part, style);
        if (outcome.Ignored)
            yield return new StyledLine("...ignoring", Style.Skipped);
    }

    private static string Verdict(TaskOutcome outcome, string? item) => (outcome.Status, item) switch
    {
        (TaskStatus.Failed, null) => ": FAILED!",
        (TaskStatus.Unreachable, _) => ": UNREACHABLE!",
        _ => "",
    };

    private bool ShowsResult(TaskOutcome outcome) =>
        outcome.Status is TaskStatus.Failed or TaskStatus.Unreachable || verbosity > 0 || (!outcome.IsQuiet && outcome.Status != TaskStatus.Skipped);

    private static IEnumerable<StyledLine> ErrorOf(TaskOutcome outcome) =>
        outcome.ErrorText is null ? [] : outcome.ErrorText.TrimEnd('\n').Split('\n').Select(line => new StyledLine(line, Style.Error, IsError: true));

    private static IEnumerable<StyledLine> Differences(TaskOutcome outcome)
    {
        foreach (var diff in outcome.Diff)
        {
            var lines = UnifiedDiff.Of(diff).ToList();
            foreach (var line in lines)
                yield return line;
            if (lines.Count > 0)
                yield return new StyledLine("");
        }
    }

    private IEnumerable<StyledLine> Retried(TaskRetried retried)
    {
        var name = retried.Outcome.Item is null ? $"[{retried.Host}]" : $"[{retried.Host}] (item={retried.Outcome.Item})";
        var line = $"FAILED - RETRYING: {name}: {retried.Task.OwnName} ({retried.RetriesLeft} retries left).";
        yield return new StyledLine(verbosity > 1 ? line + "Result was: " + ResultText.Of(retried.Task, retried.Outcome, indented: false) : line, Style.Verbose);
    }

    private static string JobLine(JobPolled polled) => polled.State switch
    {
        JobState.Running => $"ASYNC POLL on {polled.Host}: jid={polled.JobId} started=True finished=False",
        JobState.Succeeded => $"ASYNC OK on {polled.Host}: jid={polled.JobId}",
        _ => $"ASYNC FAILED on {polled.Host}: jid={polled.JobId}",
    };

    private static IEnumerable<StyledLine> Warning(WarningRaised warning)
    {
        yield return new StyledLine($"[WARNING]: {warning.Message}" + (warning.Position is null ? "" : $" ({warning.Position})"), Style.Warning, IsError: true);
        if (warning.Corrected is not null)
            yield return new StyledLine($"  write: {warning.Corrected}", Style.Warning, IsError: true);
    }

    private IEnumerable<StyledLine> Recap(RunSummary summary)
    {
        foreach (var line in Banner("PLAY RECAP"))
            yield return line;
        foreach (var host in summary.Hosts)
            yield return new StyledLine(RecapLine(host), RecapStyle(host));
        yield return new StyledLine("");
    }

    private static string RecapLine(HostSummary host) => string.Create(
        CultureInfo.InvariantCulture,
        $"{host.Host,-26} : ok={host.Ok,-4} changed={host.Changed,-4} unreachable={host.Unreachable,-4} failed={host.Failed,-4} skipped={host.Skipped,-4} rescued={host.Rescued,-4} ignored={host.Ignored,-4}");

    private static Style RecapStyle(HostSummary host) =>
        host.Failed > 0 || host.Unreachable > 0 ? Style.Error : host.Changed > 0 ? Style.Changed : Style.Ok;
}
