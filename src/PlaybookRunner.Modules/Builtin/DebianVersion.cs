namespace PlaybookRunner.Modules.Builtin;

/// <summary>The order of Debian's version numbers: epoch, upstream version, revision; <c>~</c> comes before everything, even the end.</summary>
internal static class DebianVersion
{
    /// <summary>Compares two versions.</summary>
    /// <returns>A negative number, 0, or a positive one.</returns>
    public static int Compare(string one, string other)
    {
        var (epoch, upstream, revision) = Split(one);
        var (otherEpoch, otherUpstream, otherRevision) = Split(other);
        var order = CompareDigits(epoch, otherEpoch);
        order = order != 0 ? order : ComparePart(upstream, otherUpstream);
        return order != 0 ? order : ComparePart(revision, otherRevision);
    }

    private static (string Epoch, string Upstream, string Revision) Split(string version)
    {
        var colon = version.IndexOf(':', StringComparison.Ordinal);
        var tail = version[(colon + 1)..];
        var dash = tail.LastIndexOf('-');
        return (colon < 0 ? "0" : version[..colon], dash < 0 ? tail : tail[..dash], dash < 0 ? "" : tail[(dash + 1)..]);
    }

    private static int ComparePart(string one, string other)
    {
        var (i, j) = (0, 0);
        while (i < one.Length || j < other.Length)
        {
            while ((i < one.Length && !char.IsAsciiDigit(one[i])) || (j < other.Length && !char.IsAsciiDigit(other[j])))
            {
                var order = Weight(one, i).CompareTo(Weight(other, j));
                if (order != 0)
                    return order;

                i++;
                j++;
            }

            var (start, otherStart) = (Math.Min(i, one.Length), Math.Min(j, other.Length));
            i = EndOfDigits(one, start);
            j = EndOfDigits(other, otherStart);
            var numbers = CompareDigits(one[start..i], other[otherStart..j]);
            if (numbers != 0)
                return numbers;
        }

        return 0;
    }

    private static int Weight(string text, int at)
    {
        if (at >= text.Length || char.IsAsciiDigit(text[at]))
            return 0;

        return text[at] == '~' ? -1 : char.IsAsciiLetter(text[at]) ? text[at] : text[at] + 256;
    }

    private static int EndOfDigits(string text, int start)
    {
        while (start < text.Length && char.IsAsciiDigit(text[start]))
            start++;

        return start;
    }

    private static int CompareDigits(string one, string other)
    {
        var (first, second) = (one.TrimStart('0'), other.TrimStart('0'));
        return first.Length != second.Length ? first.Length.CompareTo(second.Length) : string.CompareOrdinal(first, second);
    }
}
