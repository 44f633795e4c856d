using System.Globalization;
using PlaybookRunner.Jinja;
using PlaybookRunner.Templating.Filters;

namespace PlaybookRunner.Templating.JmesPath;

/// <summary>Takes a JMESPath expression apart.</summary>
internal sealed class JmesLexer(string text)
{
    private static readonly string[] Signs = ["[?", "[]", "||", "&&", "==", "!=", "<=", ">=", ".", "*", ",", ":", "@", "&", "(", ")", "{", "}", "[", "]", "|", "<", ">", "!"];

    private int _at;

    public List<JmesToken> Read()
    {
        var tokens = new List<JmesToken>();
        while (true)
        {
            while (_at < text.Length && text[_at] is ' ' or '\t' or '\r' or '\n')
                _at++;
            var start = _at;
            if (start == text.Length)
            {
                tokens.Add(new JmesToken("end", null, start));
                return tokens;
            }

            var (kind, value) = Next();
            tokens.Add(new JmesToken(kind, value, start));
        }
    }

    private (string Kind, object? Value) Next()
    {
        var c = text[_at];
        if (char.IsAsciiLetter(c) || c == '_')
            return ("identifier", Take(static each => char.IsAsciiLetterOrDigit(each) || each == '_'));
        if (char.IsAsciiDigit(c) || c == '-')
            return ("number", Number());
        switch (c)
        {
            case '"':
                return ("quoted", JsonFilters.Parse($"\"{Delimited()}\""));
            case '\'':
                return ("literal", Delimited().Replace("\\'", "'", StringComparison.Ordinal));
            case '`':
                return ("literal", Literal(Delimited().Replace("\\`", "`", StringComparison.Ordinal).Trim()));
            default:
                var sign = Array.Find(Signs, sign => string.CompareOrdinal(text, _at, sign, 0, sign.Length) == 0) ?? throw Wrong($"unknown sign '{c}'", _at);
                _at += sign.Length;
                return (sign, null);
        }
    }

    private string Take(Func<char, bool> belongs)
    {
        var start = _at++;
        while (_at < text.Length && belongs(text[_at]))
            _at++;
        return text[start.._at];
    }

    private long Number() => long.TryParse(Take(char.IsAsciiDigit), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : throw Wrong("a number is expected", _at);

    private string Delimited()
    {
        var (delimiter, start) = (text[_at], ++_at);
        for (; _at < text.Length; _at++)
        {
            if (text[_at] == delimiter)
                return text[start.._at++];
            if (text[_at] == '\\')
                _at++;
        }

        throw Wrong($"the closing {delimiter} is missing", start - 1);
    }

    // What is not JSON is text, as the first version of the language had it.
    private static object? Literal(string json)
    {
        try
        {
            return JsonFilters.Parse(json);
        }
        catch (PythonException)
        {
            return json;
        }
    }

    public PythonException Wrong(string problem, int place) => Arguments.ValueError($"the JMESPath expression {Python.Repr(text)} is wrong at character {place + 1}: {problem}");
}
