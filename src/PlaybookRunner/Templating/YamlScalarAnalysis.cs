namespace PlaybookRunner.Templating;

/// <summary>Which styles a text can be written in, by the rules of libyaml.</summary>
internal readonly record struct YamlScalarAnalysis(bool IsMultiline, bool AllowsFlowPlain, bool AllowsBlockPlain, bool AllowsSingleQuoted, bool AllowsBlock)
{
    public static YamlScalarAnalysis Of(string text)
    {
        if (text.Length == 0)
            return new YamlScalarAnalysis(false, false, true, true, false);
        var (flowIndicators, blockIndicators) = Indicators(text);
        bool special = text.Any(static c => !IsPrintable(c)), lineBreaks = text.Any(IsBreak);
        var isEdge = text[0] == ' ' || text[^1] == ' ' || IsBreak(text[0]) || IsBreak(text[^1]);
        var spaceBreak = Follows(text, static c => c == ' ', IsBreak);
        var breakSpace = Follows(text, IsBreak, static c => c == ' ');
        var plain = !isEdge && !breakSpace && !lineBreaks && !spaceBreak && !special;
        return new YamlScalarAnalysis(lineBreaks, plain && !flowIndicators, plain && !blockIndicators, !breakSpace && !spaceBreak && !special, text[^1] != ' ' && !spaceBreak && !special);
    }

    public static bool IsBreak(char c) => c is '\n' or '\r' or '\u0085' or '\u2028' or '\u2029';

    public static bool IsBlank(char c) => c is '\0' or ' ' or '\t' || IsBreak(c);

    /// <summary>Whether a character needs no escape. libyaml escapes all beyond the basic plane.</summary>
    public static bool IsPrintable(char c) =>
        c is '\n' or (>= ' ' and <= '~') or (>= '\u00A0' and <= '\uD7FF') or (>= '\uE000' and <= '\uFFFD' and not '\uFEFF');

    private static (bool Flow, bool Block) Indicators(string text)
    {
        var both = text.StartsWith("---", StringComparison.Ordinal) || text.StartsWith("...", StringComparison.Ordinal);
        var flow = both;
        for (var i = 0; i < text.Length; i++)
        {
            var isBlankBefore = i == 0 || IsBlank(text[i - 1]);
            var isBlankAfter = i + 1 >= text.Length || IsBlank(text[i + 1]);
            if (i == 0)
            {
                both |= "#,[]{}&*!|>'\"%@`".Contains(text[i]) || (text[i] is '-' or '?' or ':' && isBlankAfter);
                flow |= text[i] is '?' or ':';
            }
            else
            {
                both |= (text[i] == ':' && isBlankAfter) || (text[i] == '#' && isBlankBefore);
                flow |= ",?[]{}:".Contains(text[i]);
            }
        }

        return (flow || both, both);
    }

    private static bool Follows(string text, Func<char, bool> first, Func<char, bool> second)
    {
        for (var i = 1; i < text.Length; i++)
        {
            if (first(text[i - 1]) && second(text[i]))
                return true;
        }

        return false;
    }
}
