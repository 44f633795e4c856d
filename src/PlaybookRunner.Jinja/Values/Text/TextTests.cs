using System.Globalization;
using System.Text;

namespace PlaybookRunner.Jinja;

/// <summary>Python's <c>str.is…</c> methods.</summary>
internal static class TextTests
{
    public static bool IsAlpha(string text) => All(text, IsLetter);

    public static bool IsDecimal(string text) => All(text, static rune => Rune.GetUnicodeCategory(rune) == UnicodeCategory.DecimalDigitNumber);

    public static bool IsDigit(string text) => All(text, static rune => CharUnicodeInfo.GetDigitValue(rune.ToString(), 0) >= 0);

    public static bool IsNumeric(string text) => All(text, IsNumericRune);

    public static bool IsAlphanumeric(string text) => All(text, static rune => IsLetter(rune) || IsNumericRune(rune));

    public static bool IsSpace(string text) => All(text, static rune => rune.IsBmp && TextMethods.IsSpace((char)rune.Value));

    public static bool IsPrintable(string text) => text.Length == 0 || All(text, TextRepr.IsPrintable);

    public static bool IsIdentifier(string text)
    {
        if (text.Length == 0 || !Rune.TryGetRuneAt(text, 0, out var first))
            return false;
        return (first.Value == '_' || IsIdentifierStart(first)) && All(text, IsIdentifierPart);
    }

    public static bool IsLower(string text) => IsCase(text, static point => TextCase.IsUpper(point) || TextCase.IsTitle(point), TextCase.IsLower);

    public static bool IsUpper(string text) => IsCase(text, static point => TextCase.IsLower(point) || TextCase.IsTitle(point), TextCase.IsUpper);

    /// <summary>Whether each run of cased characters starts with an upper or title case letter and goes on in lower case.</summary>
    public static bool IsTitle(string text)
    {
        bool cased = false, inside = false;
        foreach (string point in CodePoints.Each(text).Cast<string>())
        {
            var starts = TextCase.IsUpper(point) || TextCase.IsTitle(point);
            var goesOn = !starts && TextCase.IsLower(point);
            if (starts && inside || goesOn && !inside)
                return false;
            inside = starts || goesOn;
            cased |= inside;
        }

        return cased;
    }

    private static bool IsCase(string text, Func<string, bool> forbidden, Func<string, bool> wanted)
    {
        var found = false;
        foreach (string point in CodePoints.Each(text).Cast<string>())
        {
            if (forbidden(point))
                return false;
            found |= wanted(point);
        }

        return found;
    }

    private static bool All(string text, Func<Rune, bool> holds)
    {
        for (var i = 0; i < text.Length;)
        {
            if (!Rune.TryGetRuneAt(text, i, out var rune) || !holds(rune))
                return false;
            i += rune.Utf16SequenceLength;
        }

        return text.Length > 0;
    }

    private static bool IsLetter(Rune rune) => Rune.GetUnicodeCategory(rune) is UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter
        or UnicodeCategory.TitlecaseLetter or UnicodeCategory.ModifierLetter or UnicodeCategory.OtherLetter;

    private static bool IsNumericRune(Rune rune) => Rune.GetNumericValue(rune) != -1 || UnicodeTables.Contains(UnicodeTables.NumericLetters, rune.Value);

    private static bool IsIdentifierStart(Rune rune) => IsLetter(rune) || Rune.GetUnicodeCategory(rune) == UnicodeCategory.LetterNumber;

    private static bool IsIdentifierPart(Rune rune) => IsIdentifierStart(rune) || rune.Value == 0xb7 || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark
        or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.DecimalDigitNumber or UnicodeCategory.ConnectorPunctuation;
}
