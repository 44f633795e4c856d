using System.Globalization;
using PlaybookRunner.Events;

namespace PlaybookRunner.Cli.Terminal;

/// <summary>Which host is at which task, and since when: what a run waits for, in one line.</summary>
/// <param name="time">The clock.</param>
internal sealed class RunningTasks(TimeProvider time)
{
    // Most tasks take less, and nobody wonders about them.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    private const int MostHosts = 3;

    private readonly Dictionary<string, Running> _hosts = new(StringComparer.Ordinal);

    private sealed record Running(TaskIdentity Task, long Since)
    {
        public string? LastLine { get; init; }
    }

    public void Follow(RunEvent runEvent)
    {
        switch (runEvent)
        {
            case HostTaskStarted started:
                _hosts[started.Host] = new Running(started.Task, time.GetTimestamp());
                break;
            case TaskOutput output:
                Say(output.Host, output.Line.Text);
                break;
            case TaskRetried retried:
                Say(retried.Host, string.Create(CultureInfo.InvariantCulture, $"trying again, {retried.RetriesLeft} retries left"));
                break;
            case TaskCompleted completed:
                _hosts.Remove(completed.Host);
                break;
            case ContentIncluded included:
                foreach (var host in included.Hosts)
                    _hosts.Remove(host);
                break;
            case RunCompleted:
                _hosts.Clear();
                break;
        }
    }

    /// <summary>The task that is waited for the longest, its hosts, and what its command wrote last; null while nothing takes long.</summary>
    /// <param name="width">How many characters fit.</param>
    public string? Text(int width)
    {
        if (_hosts.Count == 0)
            return null;
        var oldest = _hosts.Values.MinBy(running => running.Since)!;
        var elapsed = time.GetElapsedTime(oldest.Since);
        if (elapsed < Patience)
            return null;
        var hosts = _hosts.Where(host => host.Value.Task.Id == oldest.Task.Id).Select(host => host.Key).Order(StringComparer.Ordinal).ToList();
        var last = oldest.LastLine is null ? "" : " | " + oldest.LastLine;
        return Fit($"[{Elapsed(elapsed)}] waiting for {Names(hosts)}: {oldest.Task.Name}{last}", width);
    }

    private void Say(string host, string line)
    {
        if (_hosts.TryGetValue(host, out var running) && !string.IsNullOrWhiteSpace(line))
            _hosts[host] = running with { LastLine = line.Trim() };
    }

    private static string Names(List<string> hosts) =>
        string.Join(", ", hosts.Take(MostHosts)) + (hosts.Count > MostHosts ? string.Create(CultureInfo.InvariantCulture, $" and {hosts.Count - MostHosts} more") : "");

    private static string Elapsed(TimeSpan elapsed) => elapsed.ToString(elapsed < TimeSpan.FromHours(1) ? @"m\:ss" : @"h\:mm\:ss", CultureInfo.InvariantCulture);

    // What a command writes may hold codes that move the cursor.
    private static string Fit(string text, int width)
    {
        var plain = string.Concat(text.Select(static character => char.IsControl(character) ? ' ' : character));
        return plain.Length <= width ? plain : plain[..Math.Max(0, width - 1)] + "…";
    }
}
