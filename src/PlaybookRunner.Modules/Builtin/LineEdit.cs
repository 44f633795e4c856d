using PlaybookRunner.Jinja;

namespace PlaybookRunner.Modules.Builtin;

/// <summary>What becomes of a text when a line has to be in it.</summary>
/// <param name="Text">The new text.</param>
/// <param name="Message">What was done; empty for nothing.</param>
internal sealed record LineEdit(string Text, string Message)
{
    private const string Added = "line added";
    private const string Replaced = "line replaced";

    public static LineEdit Of(List<string> lines, LineInFileOptions options)
    {
        var matched = options.Regexp is null && options.SearchString is null ? -1 : lines.FindLastIndex(LineMatch.Of(options).IsMatch);
        if (matched >= 0)
            return Replace(lines, matched, options);
        if (options.Backrefs)
            return new LineEdit(string.Concat(lines), "");
        var exact = lines.FindLastIndex(line => TextLines.WithoutBreak(line) == options.Line!.TrimEnd('\r', '\n'));
        return exact >= 0 ? new LineEdit(string.Concat(lines), "") : Insert(lines, options);
    }

    private static LineEdit Replace(List<string> lines, int index, LineInFileOptions options)
    {
        var text = options.Backrefs ? Expanded(lines[index], options) : options.Line!;
        var line = text.TrimEnd('\r', '\n') + (lines[index].EndsWith('\n') || !options.Backrefs ? "\n" : "");
        if (TextLines.WithoutBreak(lines[index]) == TextLines.WithoutBreak(line))
            return new LineEdit(string.Concat(lines), "");
        lines[index] = line;
        return new LineEdit(string.Concat(lines), Replaced);
    }

    private static string Expanded(string line, LineInFileOptions options)
    {
        var text = TextLines.WithoutBreak(line);
        var regex = new PythonRegex(options.Regexp!);
        var match = regex.Search(text)!;
        var whole = regex.Replace(text, options.Line!, 1, Limits.Default);
        return whole[match.Start..^(text.Length - match.End)];
    }

    private static LineEdit Insert(List<string> lines, LineInFileOptions options)
    {
        var line = options.Line!.TrimEnd('\n') + "\n";
        if (options.Insertbefore == "BOF" || options.Insertafter == "BOF")
            lines.Insert(0, line);
        else if (Anchor(lines, options) is { } at)
            lines.Insert(Terminated(lines, at), line);
        else
            lines.Insert(Terminated(lines, lines.Count), line);
        return new LineEdit(string.Concat(lines), Added);
    }

    // A last line without a line break gets one before something follows it.
    private static int Terminated(List<string> lines, int index)
    {
        if (index > 0 && !lines[index - 1].EndsWith('\n'))
            lines[index - 1] += "\n";
        return index;
    }

    private static int? Anchor(List<string> lines, LineInFileOptions options)
    {
        var (pattern, offset) = options.Insertbefore is { } before ? (before, 0) : (options.Insertafter, 1);
        if (pattern is null or "EOF")
            return null;
        var regex = new PythonRegex(pattern);
        Predicate<string> isMatch = line => regex.Search(TextLines.WithoutBreak(line)) is not null;
        var index = options.Firstmatch ? lines.FindIndex(isMatch) : lines.FindLastIndex(isMatch);
        return index < 0 ? null : index + offset;
    }
}
