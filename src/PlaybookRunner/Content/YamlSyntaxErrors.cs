namespace PlaybookRunner.Content;

/// <summary>Says what is likely wrong where YAML could not be read, better than the parser can: most such errors have one of few causes.</summary>
internal static class YamlSyntaxErrors
{
    private const int LinesSearchedForBracket = 20;

    /// <summary>The error for what the parser said, with the likely cause as its hint.</summary>
    public static PlaybookException Explain(string message, SourcePosition position)
    {
        var place = LastText(position);
        var cause = FindCause(message, place);
        return new PlaybookException(ErrorCodes.YamlSyntax, cause?.Message ?? AsClause(message), cause?.Position ?? place) { Hint = cause?.Hint };
    }

    /// <summary>The error for a list or mapping as a key: nearly always a template without quotes.</summary>
    public static PlaybookException ComplexKey(YamlNode key, YamlNode value)
    {
        var line = LineAt(key.Position, 0);
        return value is YamlScalar { IsNull: true } && UnquotedTemplate(key.Position, line) is { } cause
            ? new PlaybookException(ErrorCodes.YamlSyntax, cause.Message, cause.Position) { Hint = cause.Hint }
            : new PlaybookException(ErrorCodes.YamlSyntax, $"a key has to be a simple value, and this is {key.Kind}", key.Position);
    }

    private sealed record Cause(string Message, SourcePosition Position, string? Hint);

    private static Cause? FindCause(string message, SourcePosition place)
    {
        var line = LineAt(place, 0);
        return TabIndentation(message, place)
            ?? UnquotedTemplate(place, line)
            ?? TextAfterQuote(place, line)
            ?? ForbiddenStart(place, line)
            ?? UnclosedQuote(place)
            ?? UnclosedBracket(place)
            ?? MissingSpace(place)
            ?? ColonInText(place, line)
            ?? WrongIndentation(place, line);
    }

    private static Cause? TabIndentation(string message, SourcePosition place)
    {
        var isTab = message.Contains("tab", StringComparison.Ordinal);
        for (var number = place.Line; number <= (isTab ? place.File.LineCount : place.Line); number++)
        {
            var line = place.File.Line(number);
            var tab = line.AsSpan(0, line.Length - line.TrimStart().Length).IndexOf('\t');
            if (tab >= 0)
                return new Cause(
                    "a line is indented with a tab, and YAML allows only spaces there",
                    At(place, number, tab),
                    "replace the tab with spaces");
        }

        return null;
    }

    private static Cause? UnquotedTemplate(SourcePosition place, YamlLine line) =>
        line.Value.StartsWith("{{")
            ? new Cause("a value that starts with '{{' needs quotes, or it is read as a mapping", At(place, place.Line, line.ValueStart), "write: " + line.WithQuotes())
            : null;

    private static Cause? TextAfterQuote(SourcePosition place, YamlLine line)
    {
        if (line.First is not ('"' or '\'') || line.EndOfQuote() is var end && end < 0)
            return null;
        var rest = line.Text.AsSpan(end).TrimStart();
        return rest.IsEmpty || rest[0] is '#' or ',' or '}' or ']' or ':'
            ? null
            : new Cause(
                "text follows after the closing quote, and the quotes have to be around the whole value",
                At(place, place.Line, line.ValueStart),
                "write: " + line.WithQuotes());
    }

    private static Cause? ForbiddenStart(SourcePosition place, YamlLine line)
    {
        var isForbidden = line.First is '@' or '`' or '%' || line.First == '*' && (line.Value.Length == 1 || !char.IsLetterOrDigit(line.Value[1]));
        return isForbidden
            ? new Cause($"a value cannot start with '{line.First}' unless it is in quotes", At(place, place.Line, line.ValueStart), "write: " + line.WithQuotes())
            : null;
    }

    // A quote that is never closed is noticed far below: look for the last line above that opens one.
    private static Cause? UnclosedQuote(SourcePosition place)
    {
        for (var number = place.Line; number >= 1; number--)
        {
            var line = LineAt(place, number - place.Line);
            if (line.First is '"' or '\'' && line.EndOfQuote() < 0)
                return new Cause(
                    "a quote that is opened here is not closed",
                    At(place, number, line.ValueStart),
                    $"add the missing {line.First} at the end of the value");
        }

        return null;
    }

    private static Cause? UnclosedBracket(SourcePosition place)
    {
        for (var number = place.Line; number >= Math.Max(1, place.Line - LinesSearchedForBracket); number--)
        {
            var line = LineAt(place, number - place.Line);
            if (line.First is '[' or '{' && Count(line.Value, "[{") > Count(line.Value, "]}"))
                return new Cause(
                    $"the '{line.First}' that is opened here is not closed",
                    At(place, number, line.ValueStart),
                    $"add the missing {(line.First == '[' ? ']' : '}')}");
        }

        return null;
    }

    private static int Count(ReadOnlySpan<char> text, ReadOnlySpan<char> characters)
    {
        var count = 0;
        foreach (var c in text)
            count += characters.Contains(c) ? 1 : 0;
        return count;
    }

    // "name:one" is a text that the next line seems to continue.
    private static Cause? MissingSpace(SourcePosition place)
    {
        var above = Above(place);
        var line = LineAt(place, above - place.Line);
        var colon = line.Text.IndexOf(':', line.KeyStart);
        return above == 0 || line.HasKey || colon < 0 || line.First is '"' or '\'' or '{' or '['
            ? null
            : new Cause(
                "a ':' after a key needs a space behind it",
                At(place, above, colon),
                "write: " + line.Text[line.Leading..].Insert(colon + 1 - line.Leading, " "));
    }

    private static Cause? ColonInText(SourcePosition place, YamlLine line)
    {
        if (!line.HasKey || line.First is '"' or '\'')
            return null;
        var colon = line.Value.IndexOf(": ");
        if (colon < 0 && line.Value.EndsWith(":"))
            colon = line.Value.Length - 1;
        return colon < 0
            ? null
            : new Cause(
                "a ': ' inside a value without quotes starts another key",
                At(place, place.Line, line.ValueStart + colon),
                "write: " + line.WithQuotes());
    }

    private static Cause? WrongIndentation(SourcePosition place, YamlLine line)
    {
        var number = Above(place);
        if (number == 0 || !line.HasKey)
            return null;
        var above = LineAt(place, number - place.Line);
        var here = At(place, place.Line, line.Leading);
        if (line.Leading >= above.KeyStart && line.IsItem && above.HasKey && above.HasValue)
            return new Cause(
                "a list item cannot stand below a line that already has a value",
                here,
                $"remove the '-', or remove the value of line {number}");
        if (line.Leading > above.KeyStart && above.HasValue)
            return new Cause(
                "this key is indented deeper than the line above, which already has a value",
                here,
                above.KeyStart == 0 ? $"do not indent it, like line {number}" : $"indent it by {Columns(above.KeyStart)}, like line {number}");
        if (!line.IsItem && StartsItem(place, line.Leading))
            return new Cause(
                "a key stands where the items of a list start",
                here,
                $"put '- ' in front to start an item, or indent it by {Columns(above.KeyStart)}, like line {number}");
        return IsKnown(place, line.Leading)
            ? null
            : new Cause($"no line above is indented by {Columns(line.Leading)}, so this line belongs nowhere", here, Alternatives(above, number));
    }

    private static string Alternatives(YamlLine above, int number) =>
        above.IsItem
            ? $"indent it by {Columns(above.Leading)} for another item, or by {Columns(above.KeyStart)} for another key of line {number}"
            : $"indent it by {Columns(above.KeyStart)}, like line {number}";

    private static string Columns(int count) => count == 1 ? "1 column" : $"{count} columns";

    private static bool StartsItem(SourcePosition place, int column)
    {
        for (var number = place.Line - 1; number >= 1; number--)
        {
            var line = LineAt(place, number - place.Line);
            if (!line.IsBlank && line.Leading <= column)
                return line.Leading == column && line.IsItem;
        }

        return false;
    }

    private static bool IsKnown(SourcePosition place, int column)
    {
        for (var number = place.Line - 1; number >= 1; number--)
        {
            var line = LineAt(place, number - place.Line);
            if (!line.IsBlank && (line.Leading == column || line.KeyStart == column))
                return true;
        }

        return false;
    }

    private static YamlLine LineAt(SourcePosition place, int offset) => new(place.File.Line(place.Line + offset));

    private static SourcePosition At(SourcePosition place, int line, int offset) => new(place.File, line, offset + 1);

    private static int Above(SourcePosition place)
    {
        var number = place.Line - 1;
        while (number > 0 && LineAt(place, number - place.Line).IsBlank)
            number--;
        return number;
    }

    // At the end of the file the last line with text is the one to show.
    private static SourcePosition LastText(SourcePosition position)
    {
        var line = Math.Clamp(position.Line, 1, position.File.LineCount);
        while (line > 1 && string.IsNullOrWhiteSpace(position.File.Line(line)))
            line--;
        return line == position.Line ? position : At(position, line, Math.Max(0, position.File.Line(line).TrimEnd().Length - 1));
    }

    private static string AsClause(string message) =>
        message.Length == 0 ? "the text is not YAML" : char.ToLowerInvariant(message[0]) + message[1..].TrimEnd('.');
}
