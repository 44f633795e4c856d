using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace PlaybookRunner.Templating;

/// <summary>Writes text in the style that PyYAML chooses: plain, single-quoted, or double-quoted where there are special characters.</summary>
internal static partial class YamlScalarWriter
{
    private const string Breaks = "\n\u0085\u2028\u2029";

    public static void Write(YamlOutput output, string text, int indent, bool flow, bool isKey)
    {
        var analysis = YamlScalarAnalysis.Of(text);
        if (analysis.AllowsPlain(flow, isKey) && !IsResolved(text))
            WritePlain(output, text, indent, split: !isKey);
        else if (analysis.AllowsSingleQuoted && !(isKey && analysis.IsMultiline))
            WriteSingleQuoted(output, text, indent, split: !isKey);
        else
            WriteDoubleQuoted(output, text, indent, split: !isKey);
    }

    public static void WriteBinary(YamlOutput output, byte[] bytes, int indent)
    {
        output.Indicator("!!binary", needsSpace: true);
        output.Indicator("|", needsSpace: true);
        var digits = Convert.ToBase64String(bytes);
        for (var i = 0; i < digits.Length; i += 76)
        {
            output.Break();
            output.WriteIndent(indent);
            output.Content(digits[i..Math.Min(i + 76, digits.Length)]);
        }
    }

    // What a reader would take for something else than text.
    private static bool IsResolved(string text) => Resolved().IsMatch(text);

    private static void WritePlain(YamlOutput output, string text, int indent, bool split)
    {
        output.SpaceBefore();
        var start = 0;
        for (var i = 1; i < text.Length; i++)
        {
            if (text[i] != ' ')
                continue;
            var end = i;
            while (end < text.Length && text[end] == ' ')
                end++;
            output.Content(text[start..i]);
            start = i;
            if (split && end == i + 1 && output.Column > output.Width)
            {
                output.WriteIndent(indent);
                start = end;
            }

            i = end - 1;
        }

        output.Content(text[start..]);
    }

    private static void WriteSingleQuoted(YamlOutput output, string text, int indent, bool split)
    {
        output.Indicator("'", needsSpace: true);
        var i = 0;
        while (i < text.Length)
        {
            var end = RunEnd(text, i);
            var run = text[i..end];
            if (text[i] == ' ')
            {
                if (run.Length == 1 && output.Column > output.Width && split && i != 0 && end != text.Length)
                    output.WriteIndent(indent);
                else
                    output.Content(run);
            }
            else if (Breaks.Contains(text[i]))
            {
                // One more break than there are, since a single one would read as a blank.
                if (text[i] == '\n')
                    output.Break();
                foreach (var c in run)
                    output.Break(c == '\n' ? "\n" : c.ToString());
                output.WriteIndent(indent);
            }
            else
                output.Content(run.Replace("'", "''", StringComparison.Ordinal));
            i = end;
        }

        output.Indicator("'", needsSpace: false);
    }

    private static int RunEnd(string text, int start)
    {
        var kind = KindOf(text[start]);
        var end = start + 1;
        while (end < text.Length && KindOf(text[end]) == kind)
            end++;
        return end;

        static int KindOf(char c) => c == ' ' ? 0 : Breaks.Contains(c) ? 1 : 2;
    }

    private static void WriteDoubleQuoted(YamlOutput output, string text, int indent, bool split)
    {
        output.Indicator("\"", needsSpace: true);
        var runes = text.EnumerateRunes().ToArray();
        for (int start = 0, end = 0; end <= runes.Length; end++)
        {
            Rune? rune = end < runes.Length ? runes[end] : null;
            if (rune is null || NeedsEscape(rune.Value))
            {
                if (start < end)
                    output.Content(Text(runes, start, end));
                start = end;
                if (rune is not null)
                {
                    output.Content(Escape(rune.Value));
                    start = end + 1;
                }
            }

            if (end > 0 && end < runes.Length - 1 && (rune?.Value == ' ' || start >= end) && split && output.Column + (end - start) > output.Width)
            {
                output.Content((start < end ? Text(runes, start, end) : "") + "\\");
                start = Math.Max(start, end);
                output.WriteIndent(indent);
                if (runes[start].Value == ' ')
                    output.Content("\\");
            }
        }

        output.Indicator("\"", needsSpace: false);
    }

    private static string Text(Rune[] runes, int start, int end) => string.Concat(runes[start..end]);

    // PyYAML's allow_unicode covers the basic plane alone.
    private static bool NeedsEscape(Rune rune) => rune.Value is '"' or '\\' or 0x85 or 0x2028 or 0x2029 or 0xFEFF
        || rune.Value is not ((>= 0x20 and <= 0x7E) or (>= 0xA0 and <= 0xD7FF) or (>= 0xE000 and <= 0xFFFD));

    private static string Escape(Rune rune) => rune.Value switch
    {
        0 => "\\0",
        7 => "\\a",
        8 => "\\b",
        9 => "\\t",
        10 => "\\n",
        11 => "\\v",
        12 => "\\f",
        13 => "\\r",
        27 => "\\e",
        '"' => "\\\"",
        '\\' => "\\\\",
        0x85 => "\\N",
        0xA0 => "\\_",
        0x2028 => "\\L",
        0x2029 => "\\P",
        <= 0xFF => "\\x" + rune.Value.ToString("X2", CultureInfo.InvariantCulture),
        <= 0xFFFF => "\\u" + rune.Value.ToString("X4", CultureInfo.InvariantCulture),
        _ => "\\U" + rune.Value.ToString("X8", CultureInfo.InvariantCulture),
    };

    [GeneratedRegex(
        @"^(?:yes|Yes|YES|no|No|NO|true|True|TRUE|false|False|FALSE|on|On|ON|off|Off|OFF|~|null|Null|NULL||=|<<"
        + @"|[-+]?(?:[0-9][0-9_]*)\.[0-9_]*(?:[eE][-+][0-9]+)?|\.[0-9][0-9_]*(?:[eE][-+][0-9]+)?|[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+\.[0-9_]*|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)"
        + @"|[-+]?0b[0-1_]+|[-+]?0[0-7_]+|[-+]?(?:0|[1-9][0-9_]*)|[-+]?0x[0-9a-fA-F_]+|[-+]?[1-9][0-9_]*(?::[0-5]?[0-9])+"
        + @"|[0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?:[Tt]|[ \t]+)[0-9]{1,2}:[0-9]{2}:[0-9]{2}(?:\.[0-9]*)?(?:[ \t]*(?:Z|[-+][0-9]{1,2}(?::[0-9]{2})?))?)\z")]
    private static partial Regex Resolved();
}
