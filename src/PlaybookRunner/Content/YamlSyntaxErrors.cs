namespace PlaybookRunner.Content;

/// <summary>Says what is likely wrong where YAML could not be read, better than the parser can: most such errors have one of few causes.</summary>
internal static class YamlSyntaxErrors
{
    /// <summary>The error for what the parser said, with the likely cause as its hint.</summary>
    public static PlaybookException Explain(string message, SourcePosition position, SourceFile source)
    {
        var place = Nearest(position, source);
        var cause = FindCause(place, source);
        return new PlaybookException(ErrorCodes.YamlSyntax, cause?.Message ?? Plain(message), cause?.Position ?? place) { Hint = cause?.Hint };
    }

    /// <summary>The error for a list or mapping as a key: nearly always a template without quotes.</summary>
    public static PlaybookException ComplexKey(YamlNode key, YamlNode value)
    {
        var line = key.Position.File.Line(key.Position.Line);
        return line.Contains("{{", StringComparison.Ordinal) && value is YamlScalar { IsNull: true }
            ? new PlaybookException(ErrorCodes.YamlSyntax, "a value that starts with '{{' needs quotes, or it is read as a mapping", key.Position) { Hint = Quoted(line) }
            : new PlaybookException(ErrorCodes.YamlSyntax, $"a key has to be a simple value, and this is {key.Kind}", key.Position);
    }

    private sealed record Cause(string Message, SourcePosition Position, string? Hint);

    private static Cause? FindCause(SourcePosition place, SourceFile source)
    {
        var line = source.Line(place.Line);
        return TabIndentation(place, line)
            ?? UnquotedTemplate(place, line)
            ?? TextAfterQuote(place, line)
            ?? ForbiddenStart(place, line)
            ?? UnclosedQuote(place, source)
            ?? UnclosedBracket(place, source)
            ?? WrongIndentation(place, line, source)
            ?? ColonInText(place, line);
    }

    private static Cause? TabIndentation(SourcePosition place, string line)
    {
        var tab = line.AsSpan(0, line.Length - line.TrimStart().Length).IndexOf('\t');
        return tab < 0 ? null : new Cause("a line is indented with a tab, and YAML allows spaces only", place with { Column = tab + 1 }, "replace the tab with spaces");
    }

    private static Cause? UnquotedTemplate(SourcePosition place, string line)
    {
        var value = ValueStart(line);
        return value < line.Length && line.AsSpan(value).StartsWith("{{")
            ? new Cause("a value that starts with '{{' needs quotes, or it is read as a mapping", place with { Column = value + 1 }, Quoted(line))
            : null;
    }

    private static Cause? TextAfterQuote(SourcePosition place, string line)
    {
        var value = ValueStart(line);
        if (value >= line.Length || line[value] is not ('"' or '\''))
            return null;
        var end = EndOfQuote(line, value);
        if (end < 0 || line.AsSpan(end).TrimStart() is not { IsEmpty: false } rest || rest[0] is '#' or ',' or '}' or ']' or ':')
            return null;
        return new Cause("text follows after the closing quote, and the quotes have to be around the whole value", place with { Column = value + 1 }, Quoted(line));
    }

    private static Cause? ForbiddenStart(SourcePosition place, string line)
    {
        var value = ValueStart(line);
        return value < line.Length && line[value] is '@' or '`' or '%'
            ? new Cause($"a value cannot start with '{line[value]}' unless it is in quotes", place with { Column = value + 1 }, Quoted(line))
            : null;
    }

    // A quote that is never closed is noticed far below: look for the last line above that opens one.
    private static Cause? UnclosedQuote(SourcePosition place, SourceFile source)
    {
        for (var number = place.Line; number >= 1; number--)
        {
            var line = source.Line(number);
            var value = ValueStart(line);
            if (value < line.Length && line[value] is '"' or '\'' && EndOfQuote(line, value) < 0)
                return new Cause($"a quote that is opened here is not closed", new SourcePosition(source, number, value + 1), $"add the missing {line[value]} at the end of the value");
        }

        return null;
    }

    private static Cause? UnclosedBracket(SourcePosition place, SourceFile source)
    {
        for (var number = place.Line; number >= Math.Max(1, place.Line - 20); number--)
        {
            var line = source.Line(number);
            var value = ValueStart(line);
            if (value < line.Length && line[value] is '[' or '{' && IsOpen(line[value..]))
                return new Cause($"the '{line[value]}' that is opened here is not closed", new SourcePosition(source, number, value + 1), null);
        }

        return null;
    }

    private static bool IsOpen(string text) => text.Count(static c => c is '[' or '{') > text.Count(static c => c is ']' or '}');

    private static Cause? WrongIndentation(SourcePosition place, string line, SourceFile source)
    {
        var above = PreviousLine(place.Line, source);
        if (above == 0 || !IsKey(line))
            return null;
        var (indent, indentAbove) = (Indentation(line), Indentation(source.Line(above)));
        var column = line.Length - line.TrimStart().Length + 1;
        if (indent > indentAbove && HasValue(source.Line(above)))
            return new Cause(
                $"this key is indented by {indent} columns below a line that already has a value at {indentAbove}",
                place with { Column = column },
                $"indent it by {indentAbove} columns to make it a sibling of the line above");
        return !SomeLineAbove(above, source, indent)
            ? new Cause($"no line above is indented by {indent} columns, so this key belongs nowhere", place with { Column = column }, $"indent it like its siblings above ({indentAbove} columns)")
            : null;
    }

    private static bool SomeLineAbove(int line, SourceFile source, int indent)
    {
        for (; line >= 1; line--)
        {
            if (source.Line(line) is var text && !string.IsNullOrWhiteSpace(text) && (Indentation(text) == indent || Leading(text) == indent))
                return true;
        }

        return false;
    }

    private static Cause? ColonInText(SourcePosition place, string line)
    {
        var value = ValueStart(line);
        if (value == 0 || value >= line.Length || line[value] is '"' or '\'')
            return null;
        var colon = line.IndexOf(": ", value, StringComparison.Ordinal);
        if (colon < 0 && line.EndsWith(':'))
            colon = line.Length - 1;
        return colon < value
            ? null
            : new Cause("a ': ' inside a value without quotes starts another key", place with { Column = colon + 1 }, Quoted(line));
    }

    // Where the value of "  - key: value" starts; for a line without a key where its text starts.
    private static int ValueStart(string line)
    {
        var start = Leading(line);
        while (start + 1 < line.Length && line[start] == '-' && line[start + 1] == ' ')
            start += 1 + Leading(line[(start + 1)..]);
        var colon = line.IndexOf(": ", start, StringComparison.Ordinal);
        if (colon < 0 || start < line.Length && line[start] is '"' or '\'' or '{' or '[')
            return start;
        start = colon + 1;
        return start + Leading(line[start..]);
    }

    // After the closing quote; -1 when there is none on the line.
    private static int EndOfQuote(string line, int start)
    {
        for (var i = start + 1; i < line.Length; i++)
        {
            if (line[i] == '\\' && line[start] == '"')
                i++;
            else if (line[i] == line[start] && line[start] == '\'' && i + 1 < line.Length && line[i + 1] == '\'')
                i++;
            else if (line[i] == line[start])
                return i + 1;
        }

        return -1;
    }

    private static string Quoted(string line)
    {
        var value = ValueStart(line);
        var text = line[value..].TrimEnd();
        return "write: " + line[..value].TrimStart() + (text.Contains('"', StringComparison.Ordinal) ? "'" + text.Replace("'", "''", StringComparison.Ordinal) + "'" : '"' + text + '"');
    }

    private static bool IsKey(string line) => line.TrimEnd().EndsWith(':') || line.Contains(": ", StringComparison.Ordinal);

    private static bool HasValue(string line) => ValueStart(line) is var value && value > Indentation(line) && value < line.Length && line[value] is not ('|' or '>' or '#');

    private static int Leading(string line) => line.Length - line.TrimStart(' ').Length;

    // The column of a line's key: a dash in front counts as indentation.
    private static int Indentation(string line)
    {
        var start = Leading(line);
        while (start + 1 < line.Length && line[start] == '-' && line[start + 1] == ' ')
            start += 1 + Leading(line[(start + 1)..]);
        return start;
    }

    private static int PreviousLine(int line, SourceFile source)
    {
        do
            line--;
        while (line > 0 && (string.IsNullOrWhiteSpace(source.Line(line)) || source.Line(line).TrimStart().StartsWith('#')));
        return line;
    }

    // At the end of the file the last line with text is the one to show.
    private static SourcePosition Nearest(SourcePosition position, SourceFile source)
    {
        var line = Math.Clamp(position.Line, 1, source.LineCount);
        while (line > 1 && string.IsNullOrWhiteSpace(source.Line(line)))
            line--;
        return line == position.Line ? position : new SourcePosition(source, line, Math.Max(1, source.Line(line).TrimEnd().Length));
    }

    private static string Plain(string message) => message.Length == 0 ? "the text is not YAML" : char.ToLowerInvariant(message[0]) + message[1..].TrimEnd('.');
}
