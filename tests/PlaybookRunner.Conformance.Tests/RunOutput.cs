using System.Text.RegularExpressions;

namespace PlaybookRunner.Conformance.Tests;

/// <summary>
/// What a run printed, reduced to what does not depend on the machine: banners, who ended how, the recap. Within a task the order of hosts is that of their ends,
/// so lines are sorted there.
/// </summary>
internal static partial class RunOutput
{
    public static IReadOnlyList<string> Normalise(string text)
    {
        var lines = new List<string>();
        var task = new List<string>();
        foreach (var line in text.ReplaceLineEndings("\n").Split('\n'))
        {
            if (Banner().Match(line) is { Success: true } banner)
            {
                Flush(lines, task);
                lines.Add(banner.Groups[1].Value);
            }
            else if (Outcome().IsMatch(line))
            {
                task.Add(HostsInOrder(JobId().Replace(Payload().Replace(line, ""), "jid=").TrimEnd()));
            }
        }

        Flush(lines, task);
        return lines;
    }

    // The hosts that go through an include stand in the order in which they came to it.
    private static string HostsInOrder(string line)
    {
        if (Included().Match(line) is not { Success: true } included)
            return line;
        var hosts = included.Groups[2].Value.Split(", ").Order(StringComparer.Ordinal);
        return $"{included.Groups[1].Value}{string.Join(", ", hosts)}{included.Groups[3].Value}";
    }

    private static void Flush(List<string> lines, List<string> task)
    {
        lines.AddRange(task.Order(StringComparer.Ordinal));
        task.Clear();
    }

    [GeneratedRegex(@"^((?:PLAY|TASK|RUNNING HANDLER|PLAY RECAP)\b.*?) \*+$")]
    private static partial Regex Banner();

    // How often a job is looked at depends on time; how it ended does not.
    [GeneratedRegex(@"^(?:ASYNC OK|ASYNC FAILED|ok|changed|skipping|fatal|failed|included|\.\.\.ignoring|FAILED - RETRYING|h\d +:)")]
    private static partial Regex Outcome();

    [GeneratedRegex(@"(?<=^ASYNC.*)jid=\S+")]
    private static partial Regex JobId();

    [GeneratedRegex(@"^(included: .* for )(.*?)( => .*)?$")]
    private static partial Regex Included();

    // JSON, and folders of included files.
    [GeneratedRegex(@"(?: =>)? \{.*$|(?<=included: )\S*/")]
    private static partial Regex Payload();
}
