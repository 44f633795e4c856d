namespace PlaybookRunner.Targets.Local;

/// <summary>A line of the user database.</summary>
internal sealed record UserEntry(string Name, uint Id, string Home);
