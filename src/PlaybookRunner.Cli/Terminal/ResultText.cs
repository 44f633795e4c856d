using PlaybookRunner.Events;
using PlaybookRunner.Jinja;

namespace PlaybookRunner.Cli.Terminal;

/// <summary>Results as text: JSON on one line, or indented where a person reads it (<c>debug</c>, more than one <c>-v</c>).</summary>
internal static class ResultText
{
    private static readonly JsonFormat OneLine = new() { SortKeys = true, EnsureAscii = false };

    private static readonly JsonFormat Indented = new() { SortKeys = true, EnsureAscii = false, Indent = "    " };

    /// <summary>The result of a failed task, or of any task at <c>-v</c>.</summary>
    public static string Of(TaskOutcome outcome, bool indented) => Python.ToJson(Shown(outcome), indented ? Indented : OneLine, Limits.Default);

    // What the line before it says already, and what is there for templates only.
    private static Dict Shown(TaskOutcome outcome)
    {
        var shown = new Dict();
        foreach (var (name, value) in outcome.Result)
        {
            if (!name.StartsWith("_ansible_", StringComparison.Ordinal) && !IsLeftOut(name, outcome))
                shown[name] = value;
        }

        return shown;
    }

    private static bool IsLeftOut(string name, TaskOutcome outcome) => name switch
    {
        "failed" or "skipped" or "diff" or "warnings" or "deprecations" => true,
        "changed" => !outcome.IsQuiet,
        "ansible_loop_var" or "ansible_index_var" => !outcome.IsQuiet,
        _ when !outcome.IsQuiet && outcome.Result.TryGetValue("ansible_loop_var", out var loopVariable) => name == loopVariable as string,
        _ => false,
    };
}
