namespace PlaybookRunner.Execution;

/// <summary>
/// Where a host stands in a play: the index on each level from the play's sections down to the step, with the ordinal of an included file as a level of its own.
/// Positions compare in the order in which a person reads the play.
/// </summary>
internal readonly struct StepPosition : IComparable<StepPosition>, IEquatable<StepPosition>
{
    private readonly int[] _levels;

    private StepPosition(int[] levels) => _levels = levels;

    public static StepPosition Start { get; } = new([]);

    /// <summary>The position one level deeper.</summary>
    public StepPosition Down(int index) => new([.. _levels, index]);

    public int CompareTo(StepPosition other) => _levels.AsSpan().SequenceCompareTo(other._levels);

    public bool Equals(StepPosition other) => _levels.AsSpan().SequenceEqual(other._levels);

    public override bool Equals(object? obj) => obj is StepPosition other && Equals(other);

    public override int GetHashCode()
    {
        var hash = new HashCode();
        foreach (var level in _levels)
            hash.Add(level);
        return hash.ToHashCode();
    }

    public override string ToString() => string.Join('.', _levels);
}
