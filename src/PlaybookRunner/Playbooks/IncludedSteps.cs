namespace PlaybookRunner.Playbooks;

/// <summary>What an include brings in during a run.</summary>
/// <param name="Steps">The steps; for a role the roles it depends on in front of it.</param>
/// <param name="Handlers">Handlers that the play gets in addition.</param>
internal sealed record IncludedSteps(IReadOnlyList<Step> Steps, IReadOnlyList<Handler> Handlers);
