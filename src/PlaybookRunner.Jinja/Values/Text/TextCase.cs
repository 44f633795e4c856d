using System.Globalization;
using System.Text;

namespace PlaybookRunner.Jinja;

/// <summary>Python's case mappings and tests, which follow Unicode's full rules.</summary>
internal static class TextCase
{
    public static string Upper(string text)
    {
        if (Ascii.IsValid(text))
            return text.ToUpperInvariant();
        var result = new StringBuilder(text.Length + 4);
        foreach (var rune in new Runes(text))
            result.Append(UpperOf(rune));
        return result.ToString();
    }

    public static string Lower(string text)
    {
        if (Ascii.IsValid(text))
            return text.ToLowerInvariant();
        var result = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i += CodePoints.Width(text, i))
            result.Append(text[i] == 'Σ' ? Sigma(text, i) : LowerOf(text.Substring(i, CodePoints.Width(text, i))));
        return result.ToString();
    }

    public static string Fold(string text)
    {
        if (Ascii.IsValid(text))
            return text.ToLowerInvariant();
        var result = new StringBuilder(text.Length + 4);
        foreach (var rune in new Runes(text))
            result.Append(FoldOf(rune));
        return result.ToString();
    }

    public static string Capitalize(string text)
    {
        if (text.Length == 0)
            return text;
        var first = text[..CodePoints.Width(text, 0)];
        return TitleOf(first) + LowerAfter(text, first.Length);
    }

    /// <summary>The first letter of each run of cased characters in title case, the others in lower case.</summary>
    public static string Title(string text)
    {
        var result = new StringBuilder(text.Length);
        var inside = false;
        for (var i = 0; i < text.Length;)
        {
            var point = text.Substring(i, CodePoints.Width(text, i));
            result.Append(!inside ? TitleOf(point) : point == "Σ" ? Sigma(text, i).ToString() : LowerOf(point));
            inside = IsCased(point);
            i += point.Length;
        }

        return result.ToString();
    }

    public static string Swap(string text)
    {
        var result = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length;)
        {
            var point = text.Substring(i, CodePoints.Width(text, i));
            result.Append(IsUpper(point) ? (point == "Σ" ? Sigma(text, i).ToString() : LowerOf(point)) : IsLower(point) ? UpperOf(point) : point);
            i += point.Length;
        }

        return result.ToString();
    }

    public static bool IsLower(string point) => TryRune(point, out var rune)
        && (Rune.GetUnicodeCategory(rune) == UnicodeCategory.LowercaseLetter || UnicodeTables.Contains(UnicodeTables.OtherLower, rune.Value));

    public static bool IsUpper(string point) => TryRune(point, out var rune)
        && (Rune.GetUnicodeCategory(rune) == UnicodeCategory.UppercaseLetter || UnicodeTables.Contains(UnicodeTables.OtherUpper, rune.Value));

    public static bool IsTitle(string point) => TryRune(point, out var rune) && Rune.GetUnicodeCategory(rune) == UnicodeCategory.TitlecaseLetter;

    public static bool IsCased(string point) => IsLower(point) || IsUpper(point) || IsTitle(point);

    // Lower-casing looks at what stands before a sigma, so the whole text is lowered and the head cut off again.
    private static string LowerAfter(string text, int start)
    {
        var result = new StringBuilder(text.Length);
        for (var i = start; i < text.Length; i += CodePoints.Width(text, i))
            result.Append(text[i] == 'Σ' ? Sigma(text, i) : LowerOf(text.Substring(i, CodePoints.Width(text, i))));
        return result.ToString();
    }

    private static string UpperOf(string point) =>
        TryRune(point, out var rune) ? UnicodeTables.Upper.TryGetValue(rune.Value, out var special) ? special : point.ToUpperInvariant() : point;

    private static string LowerOf(string point) => point == "İ" ? "i\u0307" : point.ToLowerInvariant();

    private static string TitleOf(string point) =>
        TryRune(point, out var rune) && UnicodeTables.Title.TryGetValue(rune.Value, out var special) ? special : UpperOf(point);

    private static string FoldOf(string point)
    {
        if (!TryRune(point, out var rune))
            return point;
        return rune.Value switch
        {
            >= 0x13a0 and <= 0x13f5 => point,
            >= 0x13f8 and <= 0x13fd => ((char)(rune.Value - 8)).ToString(),
            >= 0xab70 and <= 0xabbf => ((char)(rune.Value - 0xab70 + 0x13a0)).ToString(),
            _ => UnicodeTables.Fold.TryGetValue(rune.Value, out var special) ? special : LowerOf(point),
        };
    }

    // A sigma at the end of a word is written differently: a cased letter before it and none after it, ignoring marks and the like.
    private static char Sigma(string text, int index)
    {
        var before = index - 1;
        while (before >= 0 && IsCaseIgnorable(text[before]))
            before--;
        var after = index + 1;
        while (after < text.Length && IsCaseIgnorable(text[after]))
            after++;
        var final = before >= 0 && IsCased(text[before].ToString()) && !(after < text.Length && IsCased(text.Substring(after, CodePoints.Width(text, after))));
        return final ? 'ς' : 'σ';
    }

    private static bool IsCaseIgnorable(char c) => c is '\'' or '.' or ':' or '^' or '`' or '\u00b7' or '\u2018' or '\u2019' or '\u2024' or '\u2027'
        || char.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format
            or UnicodeCategory.ModifierLetter or UnicodeCategory.ModifierSymbol;

    private static bool TryRune(string point, out Rune rune) => Rune.TryGetRuneAt(point, 0, out rune);

    /// <summary>The code points of a text as strings, also lone surrogates.</summary>
    private readonly ref struct Runes(string text)
    {
        public Enumerator GetEnumerator() => new(text);

        public ref struct Enumerator(string text)
        {
            private int _start;
            private int _end;

            public readonly string Current => text[_start.._end];

            public bool MoveNext()
            {
                _start = _end;
                if (_start < text.Length)
                    _end += CodePoints.Width(text, _start);
                return _start < _end;
            }
        }
    }
}
