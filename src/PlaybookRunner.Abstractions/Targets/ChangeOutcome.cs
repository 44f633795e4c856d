namespace PlaybookRunner.Targets;

/// <summary>What an <see cref="ITarget.ApplyAndInspectAsync"/> did and found.</summary>
/// <param name="Changed">For each change whether anything had to be done.</param>
/// <param name="Paths">An answer for each query, in order.</param>
public sealed record ChangeOutcome(IReadOnlyList<bool> Changed, IReadOnlyList<PathStatus> Paths);
