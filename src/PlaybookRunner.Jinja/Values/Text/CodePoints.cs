using System.Text;

namespace PlaybookRunner.Jinja;

/// <summary>
/// Strings as Python sees them: sequences of code points. Text without surrogates, the common case, is indexed directly.
/// A surrogate without its partner is a code point of its own.
/// </summary>
internal static class CodePoints
{
    private static readonly string[] Latin = MakeLatin();

    /// <summary>Whether every UTF-16 unit is a code point.</summary>
    public static bool IsSimple(ReadOnlySpan<char> text) => text.IndexOfAnyInRange('\uD800', '\uDFFF') < 0;

    public static int Count(string text)
    {
        var count = text.Length;
        for (var i = 0; i + 1 < text.Length; i++)
        {
            if (char.IsHighSurrogate(text[i]) && char.IsLowSurrogate(text[i + 1]))
            {
                count--;
                i++;
            }
        }

        return count;
    }

    public static int Length(string text) => IsSimple(text) ? text.Length : Count(text);

    /// <summary>The place in UTF-16 units of the code point with the given number.</summary>
    public static int Offset(string text, int index)
    {
        if (index <= text.Length && IsSimple(text.AsSpan(0, index)))
            return index;
        var offset = 0;
        while (index-- > 0 && offset < text.Length)
            offset += Width(text, offset);
        return offset;
    }

    /// <summary>The number of the code point at a place in UTF-16 units.</summary>
    public static int Index(string text, int offset) => offset < 0 ? offset : IsSimple(text.AsSpan(0, offset)) ? offset : Count(text[..offset]);

    /// <summary>One code point as a string; those of Latin-1 are shared.</summary>
    public static string At(string text, int offset)
    {
        var c = text[offset];
        if (c < Latin.Length)
            return Latin[c];
        return text.Substring(offset, Width(text, offset));
    }

    /// <summary>How many UTF-16 units the code point at a place takes.</summary>
    public static int Width(string text, int offset) =>
        char.IsHighSurrogate(text[offset]) && offset + 1 < text.Length && char.IsLowSurrogate(text[offset + 1]) ? 2 : 1;

    /// <summary>Each code point as a string.</summary>
    public static IEnumerable<object?> Each(string text)
    {
        for (var i = 0; i < text.Length; i += Width(text, i))
            yield return At(text, i);
    }

    /// <summary>The text with every step-th code point from start; count of them.</summary>
    public static string Pick(string text, int start, int step, int count)
    {
        if (step == 1)
        {
            var from = Offset(text, start);
            return text.Substring(from, Offset(text[from..], count));
        }

        var result = new StringBuilder(count);
        if (IsSimple(text))
        {
            for (var i = 0; i < count; i++)
                result.Append(text[start + (i * step)]);
            return result.ToString();
        }

        var points = Each(text).ToArray();
        for (var i = 0; i < count; i++)
            result.Append((string)points[start + (i * step)]!);
        return result.ToString();
    }

    private static string[] MakeLatin()
    {
        var latin = new string[256];
        for (var i = 0; i < latin.Length; i++)
            latin[i] = ((char)i).ToString();
        return latin;
    }
}
