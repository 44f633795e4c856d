namespace PlaybookRunner.Playbooks;

/// <summary>A playbook with everything it imports.</summary>
/// <param name="Path">The file.</param>
/// <param name="Plays">The plays in order, imported ones in place.</param>
internal sealed record Playbook(string Path, IReadOnlyList<Play> Plays);
