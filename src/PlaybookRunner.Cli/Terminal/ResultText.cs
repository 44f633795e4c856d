using PlaybookRunner.Events;
using PlaybookRunner.Jinja;
using PlaybookRunner.Templating.Filters;

namespace PlaybookRunner.Cli.Terminal;

/// <summary>Results as text: JSON on one line, or indented where a person reads it (<c>debug</c>, more than one <c>-v</c>).</summary>
internal static class ResultText
{
    private static readonly JsonFormat OneLine = new() { SortKeys = true, EnsureAscii = false, Substitute = JsonFilters.Substitute };

    private static readonly JsonFormat Indented = new() { SortKeys = true, EnsureAscii = false, Substitute = JsonFilters.Substitute, Indent = "    " };

    /// <summary>The result of a failed task, or of any task at <c>-v</c>.</summary>
    public static string Of(TaskIdentity task, TaskOutcome outcome, bool indented) => Python.ToJson(Shown(task, outcome), indented ? Indented : OneLine, Limits.Default);

    // What the line before it says already, and what is there for templates only.
    private static Dict Shown(TaskIdentity task, TaskOutcome outcome)
    {
        var isDebug = task.Action == "ansible.builtin.debug" && !outcome.IsQuiet;
        var shown = new Dict();
        foreach (var (name, value) in outcome.Result)
        {
            if (!IsInternal(name) && !IsLeftOut(name) && !(isDebug && IsAddedToDebug(name, outcome)))
                shown[name] = WithoutInternals(value);
        }

        return shown;
    }

    // The engine's own marks are nothing a person looks for, however deep they are.
    private static object? WithoutInternals(object? value) => value switch
    {
        Dict dict => new Dict(dict.Where(static entry => !IsInternal(entry.Key)).Select(static entry => KeyValuePair.Create(entry.Key, WithoutInternals(entry.Value)))),
        List<object?> list => list.ConvertAll(WithoutInternals),
        _ => value,
    };

    private static bool IsInternal(object? name) => name is string text && text.StartsWith("_ansible_", StringComparison.Ordinal);

    private static bool IsLeftOut(string name) => name is "failed" or "skipped" or "diff" or "warnings" or "deprecations";

    // A debug task is there for what it says alone.
    private static bool IsAddedToDebug(string name, TaskOutcome outcome) =>
        name is "changed" or "failed_when_result" or "ansible_loop" or "ansible_loop_var" or "ansible_index_var"
        || IsNamedBy("ansible_loop_var", name, outcome)
        || IsNamedBy("ansible_index_var", name, outcome);

    private static bool IsNamedBy(string key, string name, TaskOutcome outcome) => outcome.Result.TryGetValue(key, out var named) && name == named as string;
}
