using System.Text;

namespace PlaybookRunner.Content;

/// <summary>The characters that YAML allows.</summary>
internal static class YamlCharacters
{
    /// <summary>The first character that must not stand in a YAML file; null when all are fine.</summary>
    public static SourcePosition? FindForbidden(SourceFile source)
    {
        var text = source.Text;
        for (var i = 0; i < text.Length; i++)
        {
            if (IsForbidden(text, i))
                return PositionOf(source, i);
        }

        return null;
    }

    /// <summary>The place of an offset in a text.</summary>
    public static SourcePosition PositionOf(SourceFile source, int offset)
    {
        var before = source.Text.AsSpan(0, offset);
        return new SourcePosition(source, before.Count('\n') + 1, offset - before.LastIndexOf('\n'));
    }

    private static bool IsForbidden(string text, int index)
    {
        var c = text[index];
        if (c is >= ' ' and <= '~' or '\t' or '\n' or '\r')
            return false;
        if (char.IsSurrogate(c))
            return !Rune.TryGetRuneAt(text, char.IsLowSurrogate(c) && index > 0 ? index - 1 : index, out _);
        return c is not ('\u0085' or (>= '\u00A0' and <= '\uFFFD'));
    }
}
