using PlaybookRunner.Jinja;
using PlaybookRunner.Playbooks;

namespace PlaybookRunner.Execution;

/// <summary>What a failure is told with: an error of content as it is, one of the machine at the place of the task that met it.</summary>
internal static class FailureReport
{
    private const int MostOutputLines = 8;

    /// <summary>The error to print; null where the task did not fail.</summary>
    public static PlaybookException? Of(PlaybookTask task, TaskResult result)
    {
        if (result.Error is not null)
            return result.Error;
        if (!result.Failed && !result.Unreachable)
            return null;
        return result.FailedBy is { } condition
            ? new PlaybookException(result.FailureCode, "the condition of 'failed_when' is true", condition) { Hint = Output(result) }
            : new PlaybookException(result.FailureCode, Message(result), task.Action.Position) { Hint = Output(result) };
    }

    private static string Message(TaskResult result) =>
        result.Values.TryGetValue("msg", out var value) && value is not null && Python.Str(value) is { Length: > 0 } message ? message : "the task failed";

    // What a command said about its failure, as it said it: in the result it stands between quotes, on one line.
    private static string? Output(TaskResult result) => Lines(result, "stderr") ?? Lines(result, "stdout");

    private static string? Lines(TaskResult result, string stream)
    {
        if (!result.Values.ContainsKey("rc") || !result.Values.TryGetValue(stream, out var value) || value is not string text || string.IsNullOrWhiteSpace(text))
            return null;
        var lines = text.TrimEnd().Split('\n');
        var shown = lines.Skip(Math.Max(0, lines.Length - MostOutputLines)).Select(line => $"{stream}: {line.TrimEnd()}");
        return string.Join('\n', lines.Length > MostOutputLines ? shown.Prepend($"{stream}: …") : shown);
    }
}
