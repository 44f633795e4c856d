using System.Globalization;
using System.Numerics;

namespace PlaybookRunner.Content;

/// <summary>What a plain scalar means in YAML 1.1, as PyYAML reads it. Throws <see cref="FormatException"/> where a value of the right form is out of range.</summary>
internal static class YamlScalarRules
{
    /// <summary>The value of a scalar written without quotes and tag; a text if no rule applies.</summary>
    public static object? Resolve(string text)
    {
        if (text.Length == 0)
            return null;
        return text[0] switch
        {
            '-' or '+' or '.' or (>= '0' and <= '9') => ResolveNumber(text),
            '~' when text.Length == 1 => null,
            '~' => text,
            '=' or '<' when text is "=" or "<<" => throw new FormatException($"a lone '{text}' is not a value in YAML 1.1"),
            _ => ResolveWord(text),
        };
    }

    /// <summary>The boolean a word stands for; null if none.</summary>
    public static bool? Boolean(string text) => text switch
    {
        "yes" or "Yes" or "YES" or "true" or "True" or "TRUE" or "on" or "On" or "ON" => true,
        "no" or "No" or "NO" or "false" or "False" or "FALSE" or "off" or "Off" or "OFF" => false,
        _ => null,
    };

    private static object? ResolveWord(string text) => text switch
    {
        "null" or "Null" or "NULL" => null,
        _ => text.Length <= 5 && Boolean(text) is { } truth ? truth : text,
    };

    private static object ResolveNumber(string text)
    {
        if (YamlNumbers.TryFloat(text, out var number))
            return number;
        if (YamlNumbers.TryInteger(text, out var integer))
            return Shrink(integer);
        return YamlTimestamps.TryParse(text, out var time) ? time : text;
    }

    /// <summary>A <c>long</c> where the number fits into one.</summary>
    public static object Shrink(BigInteger number) =>
        number >= long.MinValue && number <= long.MaxValue ? (long)number : (object)number;

    /// <summary>A number as an explicit <c>!!int</c> reads it.</summary>
    public static object ToInteger(string text) =>
        YamlNumbers.TryInteger(text.Trim().Replace("0o", "0", StringComparison.Ordinal), out var number)
            ? Shrink(number)
            : throw new FormatException($"'{text}' is not a whole number");

    /// <summary>A number as an explicit <c>!!float</c> reads it.</summary>
    public static double ToFloat(string text) =>
        YamlNumbers.TryFloat(text, out var number) || double.TryParse(text.Replace("_", ""), NumberStyles.Float, CultureInfo.InvariantCulture, out number)
            ? number
            : throw new FormatException($"'{text}' is not a number");
}
