using PlaybookRunner.Jinja;
using PlaybookRunner.Modules;

namespace PlaybookRunner.Plugins;

/// <summary>A call of a lookup.</summary>
/// <param name="Terms">What to look up; evaluated, not flattened.</param>
/// <param name="Options">The named arguments.</param>
/// <param name="Variables">The variables in scope.</param>
/// <param name="Files">The control node's files as the task finds them.</param>
/// <param name="Templates">Templates in the task's scope.</param>
/// <param name="Cancellation">Ends a wait.</param>
public sealed record LookupCall(
    IReadOnlyList<object?> Terms,
    IReadOnlyDictionary<string, object?> Options,
    IVariables Variables,
    IControlFiles Files,
    ITaskTemplates Templates,
    CancellationToken Cancellation)
{
    /// <summary>Reports a warning.</summary>
    public Action<string> Warn { get; init; } = static _ => { };
}
