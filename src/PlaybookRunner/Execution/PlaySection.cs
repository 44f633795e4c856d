using PlaybookRunner.Playbooks;

namespace PlaybookRunner.Execution;

/// <summary>A part of a play, such as its <c>pre_tasks</c>.</summary>
/// <param name="Steps">Its steps.</param>
/// <param name="FlushesHandlers">Whether notified handlers run at its end.</param>
internal sealed record PlaySection(IReadOnlyList<Step> Steps, bool FlushesHandlers)
{
    /// <summary>Whether it is the one that gathers facts, which is left out for hosts whose facts are not wanted.</summary>
    public bool GathersFacts { get; init; }
}
