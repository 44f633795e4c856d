using System.Collections;

namespace PlaybookRunner.Jinja;

/// <summary>Python's <c>range</c>: an arithmetic progression that takes no memory for its elements.</summary>
public sealed class RangeValue : IEnumerable<object?>
{
    /// <summary>Makes the range from <paramref name="start"/> up to, and without, <paramref name="stop"/>.</summary>
    /// <exception cref="PythonException">ValueError: the step is zero.</exception>
    public RangeValue(long start, long stop, long step = 1)
    {
        if (step == 0)
            throw PythonException.ValueError("range() arg 3 must not be zero");
        (Start, Stop, Step) = (start, stop, step);
        Count = Length(start, stop, step);
    }

    /// <summary>The first element.</summary>
    public long Start { get; }

    /// <summary>The bound that is not reached.</summary>
    public long Stop { get; }

    /// <summary>The distance between elements; never zero.</summary>
    public long Step { get; }

    /// <summary>The number of elements.</summary>
    public long Count { get; }

    /// <summary>The element at a position from zero to <see cref="Count"/> - 1.</summary>
    public long this[long index] => Start + (index * Step);

    /// <summary>Whether the number is an element.</summary>
    public bool Contains(long value)
    {
        var inside = Step > 0 ? value >= Start && value < Stop : value <= Start && value > Stop;
        return inside && ((Int128)value - Start) % Step == 0;
    }

    /// <summary>Enumerates the elements, as integers.</summary>
    public IEnumerator<object?> GetEnumerator()
    {
        for (long i = 0; i < Count; i++)
            yield return Boxes.Of(Start + (i * Step));
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <inheritdoc/>
    public override bool Equals(object? obj) =>
        obj is RangeValue other && Count == other.Count
        && (Count == 0 || (Start == other.Start && (Count == 1 || Step == other.Step)));

    /// <inheritdoc/>
    public override int GetHashCode() => Count == 0 ? 0 : HashCode.Combine(Count, Start, Count == 1 ? 0 : Step);

    /// <summary>Python's <c>repr</c>.</summary>
    public override string ToString() => Step == 1 ? $"range({Start}, {Stop})" : $"range({Start}, {Stop}, {Step})";

    // Int128 because the span of two longs does not fit a long.
    private static long Length(long start, long stop, long step)
    {
        var span = step > 0 ? (Int128)stop - start : (Int128)start - stop;
        if (span <= 0)
            return 0;
        var magnitude = step > 0 ? (Int128)step : -(Int128)step;
        var count = (span + magnitude - 1) / magnitude;
        return count > long.MaxValue ? throw PythonException.Overflow("Python int too large to convert to C ssize_t") : (long)count;
    }
}
