using System.Numerics;

namespace PlaybookRunner.Jinja;

/// <summary>The one place where numbers and truth values become objects: small ones are shared, so most results allocate nothing.</summary>
internal static class Boxes
{
    public static readonly object True = true;
    public static readonly object False = false;

    private const int Lowest = -128;
    private const int Highest = 1023;
    private static readonly object[] Small = MakeSmall();

    public static object Of(bool value) => value ? True : False;

    public static object Of(long value)
    {
        var index = (ulong)(value - Lowest);
        return index <= Highest - Lowest ? Small[index] : value;
    }

    public static object Of(double value) => value;

    public static object Of(BigInteger value) =>
        value >= long.MinValue && value <= long.MaxValue ? Of((long)value) : value;

    private static object[] MakeSmall()
    {
        var boxes = new object[Highest - Lowest + 1];
        for (var i = 0; i < boxes.Length; i++)
            boxes[i] = (long)(i + Lowest);
        return boxes;
    }
}
