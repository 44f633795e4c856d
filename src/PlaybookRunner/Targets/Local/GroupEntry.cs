namespace PlaybookRunner.Targets.Local;

/// <summary>A line of the group database.</summary>
internal sealed record GroupEntry(string Name, uint Id);
