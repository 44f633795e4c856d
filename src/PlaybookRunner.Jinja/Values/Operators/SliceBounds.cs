using System.Numerics;

namespace PlaybookRunner.Jinja;

/// <summary>Python's <c>slice.indices</c>: which positions of a sequence a slice takes.</summary>
internal readonly record struct SliceBounds(long Start, long Stop, long Step, long Count)
{
    public static SliceBounds Of(long length, object? start, object? stop, object? step)
    {
        var by = step is null ? 1 : Number(step);
        if (by == 0)
            throw PythonException.ValueError("slice step cannot be zero");
        long lowest = by > 0 ? 0 : -1, highest = by > 0 ? length : length - 1;
        var from = start is null ? (by > 0 ? lowest : highest) : Clamp(Number(start), length, lowest, highest);
        var to = stop is null ? (by > 0 ? highest : lowest) : Clamp(Number(stop), length, lowest, highest);
        var span = by > 0 ? to - from : from - to;
        var count = span <= 0 ? 0 : ((span - 1) / Math.Max(Math.Abs(by), 1)) + 1;
        // A step beyond the length takes one element, whatever its size.
        return new SliceBounds(from, to, count <= 1 ? Math.Sign(by) * Math.Min(Math.Abs(by), Math.Max(length, 1)) : by, count);
    }

    private static long Clamp(long index, long length, long lowest, long highest) =>
        Math.Clamp(index < 0 ? index + length : index, lowest, highest);

    // Kept a little inside the range of long, so that adding a length or changing the sign cannot overflow.
    private static long Number(object value) => value switch
    {
        long n => Math.Clamp(n, long.MinValue / 2, long.MaxValue / 2),
        bool b => b ? 1 : 0,
        BigInteger n => n.Sign < 0 ? long.MinValue / 2 : long.MaxValue / 2,
        Undefined u => throw u.Error(),
        _ => throw PythonException.TypeError("slice indices must be integers or None or have an __index__ method"),
    };
}
