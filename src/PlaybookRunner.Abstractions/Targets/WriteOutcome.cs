namespace PlaybookRunner.Targets;

/// <summary>What a <see cref="ITarget.WriteAsync"/> did.</summary>
/// <param name="Status">The file as it stands now.</param>
public sealed record WriteOutcome(PathStatus Status)
{
    /// <summary>The path of the copy of the old file; null when none was made.</summary>
    public string? BackupPath { get; init; }
}
