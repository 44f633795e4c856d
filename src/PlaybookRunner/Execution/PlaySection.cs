using PlaybookRunner.Playbooks;

namespace PlaybookRunner.Execution;

/// <summary>A part of a play, such as its <c>pre_tasks</c>.</summary>
/// <param name="Steps">Its steps.</param>
/// <param name="FlushesHandlers">Whether notified handlers run at its end.</param>
internal sealed record PlaySection(IReadOnlyList<Step> Steps, bool FlushesHandlers);
