using System.Text;

namespace PlaybookRunner.Playbooks;

/// <summary>Takes template delimiters out of conditions: <c>{{ a }} == "{{ b }}"</c> becomes <c>a == b</c>.</summary>
internal static class ConditionDelimiters
{
    /// <summary>The condition as an expression; null when it holds statements or delimiters that are not closed.</summary>
    public static string? Remove(string condition)
    {
        var text = condition.Trim();
        if (text.Contains("{%", StringComparison.Ordinal) || text.Contains("{#", StringComparison.Ordinal))
            return null;
        var result = new StringBuilder();
        for (var i = 0; i < text.Length;)
        {
            var taken = text[i] is '"' or '\'' ? TakeLiteral(text, i, result) : StartsAt(text, i) ? TakeExpression(text, i, result) : TakeCharacter(
                text,
                i,
                result);
            if (taken == 0)
                return null;
            i += taken;
        }

        return result.ToString();
    }

    private static bool StartsAt(string text, int index) => string.CompareOrdinal(text, index, "{{", 0, 2) == 0;

    private static int TakeCharacter(string text, int index, StringBuilder result)
    {
        result.Append(text[index]);
        return 1;
    }

    private static int TakeExpression(string text, int index, StringBuilder result)
    {
        var end = text.IndexOf("}}", index, StringComparison.Ordinal);
        if (end < 0)
            return 0;
        var inner = text[(index + 2)..end].Trim(' ', '-', '+');
        result.Append(inner.Contains(' ', StringComparison.Ordinal) && end + 2 - index < text.Length ? $"({inner})" : inner);
        return end + 2 - index;
    }

    // A literal that is one expression becomes that expression; one that holds expressions among text becomes a concatenation.
    private static int TakeLiteral(string text, int index, StringBuilder result)
    {
        var end = text.IndexOf(text[index], index + 1);
        if (end < 0)
            return 0;
        var literal = text[(index + 1)..end];
        result.Append(literal.Contains("{{", StringComparison.Ordinal) ? Concatenation(literal, text[index]) : text[index..(end + 1)]);
        return end + 1 - index;
    }

    private static string Concatenation(string literal, char quote)
    {
        var parts = new List<string>();
        while (literal.Length > 0)
        {
            var start = literal.IndexOf("{{", StringComparison.Ordinal);
            var end = start < 0 ? -1 : literal.IndexOf("}}", start, StringComparison.Ordinal);
            if (end < 0)
            {
                parts.Add(quote + literal + quote);
                break;
            }

            if (start > 0)
                parts.Add(quote + literal[..start] + quote);
            parts.Add(literal[(start + 2)..end].Trim(' ', '-', '+'));
            literal = literal[(end + 2)..];
        }

        return parts.Count == 1 ? parts[0] : "(" + string.Join(" ~ ", parts) + ")";
    }
}
