using System.Globalization;

namespace PlaybookRunner.Inventory;

/// <summary>Names with ranges: <c>db[01:03]</c>, <c>web-[a:f]</c>, <c>n[1:9:2]</c>, several in one name.</summary>
internal static class HostRange
{
    private const int MaximumHosts = 1_000_000;

    /// <summary>The names a pattern stands for.</summary>
    /// <exception cref="FormatException">A range is malformed.</exception>
    public static IReadOnlyList<string> Expand(string pattern)
    {
        var start = pattern.IndexOf('[', StringComparison.Ordinal);
        var end = start < 0 ? -1 : pattern.IndexOf(']', start);
        if (end < 0 || !pattern.AsSpan(start, end - start).Contains(':'))
            return [pattern];
        var tails = Expand(pattern[(end + 1)..]);
        var items = Items(pattern[(start + 1)..end]);
        if ((long)items.Length * tails.Count > MaximumHosts)
            throw new FormatException($"'{pattern}' stands for more than {MaximumHosts} hosts");
        return [.. items.SelectMany(item => tails, (item, tail) => pattern[..start] + item + tail)];
    }

    private static string[] Items(string range)
    {
        var bounds = range.Split(':');
        if (bounds.Length > 3)
            throw new FormatException($"the range '[{range}]' has more than a start, an end and a step");
        var step = bounds.Length == 3 ? Number(bounds[2], range) : 1;
        if (step < 1)
            throw new FormatException($"the step of the range '[{range}]' is less than 1");
        if (bounds[1].Length == 0)
            throw new FormatException($"the range '[{range}]' has no end");
        var first = bounds[0].Length == 0 ? "0" : bounds[0];
        return first.All(char.IsAsciiDigit) ? Numbers(first, bounds[1], step, range) : Letters(first, bounds[1], step, range);
    }

    private static string[] Numbers(string first, string last, long step, string range)
    {
        var (from, to) = (Number(first, range), Number(last, range));
        var width = first.Length > 1 && first[0] == '0' ? first.Length : 0;
        if (width > 0 && width != last.Length)
            throw new FormatException($"the range '[{range}]' starts with zeros, so its end needs as many digits");
        Check(from, to, range);
        return [.. Steps(from, to, step).Select(number => number.ToString(CultureInfo.InvariantCulture).PadLeft(width, '0'))];
    }

    private static string[] Letters(string first, string last, long step, string range)
    {
        if (first.Length != 1 || last.Length != 1 || !char.IsAsciiLetter(first[0]) || !char.IsAsciiLetter(last[0]))
            throw new FormatException($"the range '[{range}]' needs two numbers or two letters");
        Check(first[0], last[0], range);
        return [.. Steps(first[0], last[0], step).Select(static letter => ((char)letter).ToString()).Where(static letter => char.IsAsciiLetter(letter[0]))];
    }

    private static void Check(long from, long to, string range)
    {
        if (from > to)
            throw new FormatException($"the range '[{range}]' ends before it starts");
        if (to - from > MaximumHosts)
            throw new FormatException($"the range '[{range}]' stands for more than {MaximumHosts} hosts");
    }

    private static IEnumerable<long> Steps(long from, long to, long step)
    {
        for (var number = from; number <= to; number += step)
            yield return number;
    }

    private static long Number(string text, string range) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw new FormatException($"the range '[{range}]' needs two numbers or two letters");
}
