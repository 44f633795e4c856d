using PlaybookRunner.Jinja;

namespace PlaybookRunner.Modules.Builtin;

/// <summary>Which lines a <c>lineinfile</c> task means.</summary>
internal sealed class LineMatch
{
    private readonly Func<string, bool> _isMatch;

    private LineMatch(Func<string, bool> isMatch) => _isMatch = isMatch;

    public static LineMatch Of(LineInFileOptions options)
    {
        if (options.Regexp is { } pattern)
        {
            var regex = new PythonRegex(pattern);
            return new LineMatch(line => regex.Search(TextLines.WithoutBreak(line)) is not null);
        }

        return options.SearchString is { } text
            ? new LineMatch(line => line.Contains(text, StringComparison.Ordinal))
            : new LineMatch(line => TextLines.WithoutBreak(line) == options.Line);
    }

    public bool IsMatch(string line) => _isMatch(line);
}
