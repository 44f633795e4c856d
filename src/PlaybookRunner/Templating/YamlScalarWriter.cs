using System.Globalization;
using System.Text;

namespace PlaybookRunner.Templating;

/// <summary>Writes text in each of YAML's styles, broken into lines as libyaml does.</summary>
/// <param name="output">Where to write to.</param>
/// <param name="step">How many columns one level is indented by.</param>
internal sealed class YamlScalarWriter(YamlOutput output, int step)
{
    public void Write(string text, YamlStyle style, int indent, bool isFlow, bool allowsBreaks)
    {
        switch (style)
        {
            case YamlStyle.SingleQuoted:
                SingleQuoted(text, indent, allowsBreaks);
                break;
            case YamlStyle.DoubleQuoted:
                DoubleQuoted(text, indent, allowsBreaks);
                break;
            case YamlStyle.Literal:
                Literal(text, indent);
                break;
            case YamlStyle.Folded:
                Folded(text, indent);
                break;
            default:
                Plain(text, indent, isFlow, allowsBreaks);
                break;
        }
    }

    // A plain text never holds line breaks.
    private void Plain(string text, int indent, bool isFlow, bool allowsBreaks)
    {
        if (text.Length > 0 || isFlow)
            output.SpaceBefore();
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] != ' ')
                output.Content(text[i]);
            else if (allowsBreaks && output.IsTooLong && IsLoneSpace(text, i))
                output.WriteIndent(indent);
            else
                output.Blank();
        }

        output.EndScalar();
    }

    private void SingleQuoted(string text, int indent, bool allowsBreaks)
    {
        output.Indicator("'", needsSpace: true);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == ' ')
            {
                if (allowsBreaks && output.IsTooLong && i != 0 && i != text.Length - 1 && IsLoneSpace(text, i))
                    output.WriteIndent(indent);
                else
                    output.Blank();
            }
            else if (YamlScalarAnalysis.IsBreak(text[i]))
            {
                // One more break than there are, since a single one would read as a blank.
                if (text[i] == '\n' && !IsAfterBreak(text, i))
                    output.Break();
                output.Break(text[i]);
            }
            else
            {
                if (IsAfterBreak(text, i))
                    output.WriteIndent(indent);
                if (text[i] == '\'')
                    output.Content('\'');
                output.Content(text[i]);
            }
        }

        if (IsAfterBreak(text, text.Length))
            output.WriteIndent(indent);
        output.Indicator("'", needsSpace: false);
        output.EndScalar();
    }

    private void DoubleQuoted(string text, int indent, bool allowsBreaks)
    {
        output.Indicator("\"", needsSpace: true);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] is '"' or '\\' || YamlScalarAnalysis.IsBreak(text[i]) || !YamlScalarAnalysis.IsPrintable(text[i]))
            {
                Rune.DecodeFromUtf16(text.AsSpan(i), out var rune, out var length);
                output.Content(Escape(rune));
                i += length - 1;
            }
            else if (text[i] != ' ')
                output.Content(text[i]);
            else if (allowsBreaks && output.IsTooLong && i != 0 && i != text.Length - 1 && text[i - 1] != ' ')
            {
                output.WriteIndent(indent);
                if (text[i + 1] == ' ')
                    output.Content('\\');
            }
            else
                output.Blank();
        }

        output.Indicator("\"", needsSpace: false);
        output.EndScalar();
    }

    private void Literal(string text, int indent)
    {
        StartBlock("|", text);
        for (var i = 0; i < text.Length; i++)
        {
            if (YamlScalarAnalysis.IsBreak(text[i]))
                output.Break(text[i]);
            else
            {
                if (i == 0 || IsAfterBreak(text, i))
                    output.WriteIndent(indent);
                output.Content(text[i]);
            }
        }
    }

    private void Folded(string text, int indent)
    {
        StartBlock(">", text);
        var startsWithBlank = true;
        for (var i = 0; i < text.Length; i++)
        {
            var isFirst = i == 0 || IsAfterBreak(text, i);
            if (YamlScalarAnalysis.IsBreak(text[i]))
            {
                if (!isFirst && !startsWithBlank && text[i] == '\n' && !IsBlankAfterBreaks(text, i))
                    output.Break();
                output.Break(text[i]);
                continue;
            }

            if (isFirst)
            {
                output.WriteIndent(indent);
                startsWithBlank = text[i] is ' ' or '\t';
            }

            if (!isFirst && text[i] == ' ' && (i + 1 == text.Length || text[i + 1] != ' ') && output.IsTooLong)
                output.WriteIndent(indent);
            else
                output.Content(text[i]);
        }
    }

    // The hints say how deep the text is indented where it does not show, and what becomes of the breaks at its end.
    private void StartBlock(string indicator, string text)
    {
        output.Indicator(indicator, needsSpace: true);
        if (text.Length > 0 && (text[0] == ' ' || YamlScalarAnalysis.IsBreak(text[0])))
            output.Indicator(step.ToString(CultureInfo.InvariantCulture), needsSpace: false);
        if (text.Length == 0 || !YamlScalarAnalysis.IsBreak(text[^1]))
            output.Indicator("-", needsSpace: false);
        else if (text.Length == 1 || YamlScalarAnalysis.IsBreak(text[^2]))
        {
            output.Indicator("+", needsSpace: false);
            output.IsOpenEnded = true;
        }

        output.StartBlock();
    }

    private static bool IsBlankAfterBreaks(string text, int start)
    {
        while (start < text.Length && YamlScalarAnalysis.IsBreak(text[start]))
            start++;
        return start == text.Length || YamlScalarAnalysis.IsBlank(text[start]);
    }

    private static bool IsAfterBreak(string text, int index) => index > 0 && YamlScalarAnalysis.IsBreak(text[index - 1]);

    private static bool IsLoneSpace(string text, int index) => (index == 0 || text[index - 1] != ' ') && (index + 1 == text.Length || text[index + 1] != ' ');

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
}
