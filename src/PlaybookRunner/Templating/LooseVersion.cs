using System.Numerics;
using PlaybookRunner.Jinja;

namespace PlaybookRunner.Templating;

/// <summary>Versions as Python's <c>LooseVersion</c> compares them: runs of digits as numbers, runs of letters as text, everything else separates.</summary>
internal static class LooseVersion
{
    /// <summary>Less than, equal to, or greater than zero.</summary>
    /// <exception cref="PythonException">A number stands where the other version has letters (TypeError, as in Python).</exception>
    public static int Compare(string left, string right)
    {
        var first = Parts(left);
        var second = Parts(right);
        for (var i = 0; i < Math.Min(first.Count, second.Count); i++)
        {
            if (ComparePart(first[i], second[i]) is var order and not 0)
                return order;
        }

        return first.Count.CompareTo(second.Count);
    }

    private static int ComparePart(object left, object right) => (left, right) switch
    {
        (BigInteger a, BigInteger b) => a.CompareTo(b),
        (string a, string b) => string.CompareOrdinal(a, b),
        _ => throw new PythonException(PythonErrorType.TypeError, $"Version comparison failed: '{left}' and '{right}' cannot be compared"),
    };

    private static List<object> Parts(string version)
    {
        var parts = new List<object>();
        for (var start = 0; start < version.Length;)
        {
            var isDigit = char.IsAsciiDigit(version[start]);
            var isLetter = char.IsAsciiLetterLower(version[start]);
            var end = start + 1;
            while (end < version.Length && char.IsAsciiDigit(version[end]) == isDigit && char.IsAsciiLetterLower(version[end]) == isLetter && version[end] != '.')
                end++;
            if (version[start] != '.')
                parts.Add(isDigit ? BigInteger.Parse(version.AsSpan(start, end - start), System.Globalization.CultureInfo.InvariantCulture) : version[start..end]);
            else
                end = start + 1;
            start = end;
        }

        return parts;
    }
}
