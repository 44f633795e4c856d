using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace PlaybookRunner.Playbooks;

/// <summary>
/// The short form of arguments, as in <c>src=a dest="b c" mode={{ mode }}</c>, split by Ansible's rules: at spaces and line breaks that are
/// neither in quotes nor in template markup. What is no <c>name=value</c> is free-form text and keeps its spacing.
/// </summary>
internal sealed partial class ArgumentText
{
    // The options a command line may hold besides the command itself.
    private static readonly string[] CommandOptions = ["creates", "removes", "chdir", "executable", "warn", "stdin", "stdin_add_newline", "strip_empty_ends"];

    private readonly List<Token> _tokens = [];
    private char _quote;
    private int _expressions;
    private int _statements;
    private int _comments;

    private ArgumentText(string text)
    {
        var offset = 0;
        var lines = text.Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            var continues = AddLine(lines[i], offset);
            if (i < lines.Length - 1 && !continues)
                Extend("\n");
            offset += lines[i].Length + 1;
        }

        if (IsOpen)
            throw new FormatException(_quote != '\0' ? $"a quote ({_quote}) is not closed in these arguments" : "template markup is not closed in these arguments");
    }

    private bool IsOpen => _quote != '\0' || _expressions > 0 || _statements > 0 || _comments > 0;

    /// <summary>A <c>name=value</c> of the short form, where it starts in the text, and where its value does, behind a quote.</summary>
    internal readonly record struct Pair(string Name, string Value, int Offset, int ValueOffset);

    /// <summary>What a text holds: pairs, and the rest as free-form text with the place where that starts.</summary>
    internal sealed record Content(IReadOnlyList<Pair> Pairs, string? FreeForm, int FreeFormOffset);

    private sealed record Token(StringBuilder Text, int Offset);

    /// <summary>Splits a text.</summary>
    /// <param name="text">The arguments.</param>
    /// <param name="isCommand">Whether only the options of a command are taken out of the text.</param>
    /// <exception cref="FormatException">A quote or template markup is not closed.</exception>
    public static Content Parse(string text, bool isCommand)
    {
        if (text.Length > 0 && text.AsSpan().Trim(" \n").IsEmpty)
            return new Content([], text, 0);
        var pairs = new List<Pair>();
        var rest = new List<Token>();
        foreach (var token in new ArgumentText(text)._tokens)
        {
            if (PairOf(token) is { } pair && (!isCommand || CommandOptions.Contains(pair.Name)))
                pairs.Add(pair);
            else
                rest.Add(token);
        }

        return new Content(pairs, rest.Count == 0 ? null : Join(rest), rest.Count == 0 ? 0 : rest[0].Offset);
    }

    // A backslash alone at the end of a line joins it with the next one. Leading spaces of a line count from the second one on: so it is in the reference.
    private bool AddLine(string line, int offset)
    {
        var start = 0;
        foreach (var word in line.Split(' '))
        {
            var isLast = start + word.Length == line.Length;
            if (isLast && word == "\\" && !IsOpen)
                return true;
            AddWord(word, start == 0, offset + start);
            start += word.Length + 1;
        }

        return false;
    }

    private void AddWord(string word, bool isFirst, int offset)
    {
        if (IsOpen)
            Extend(isFirst ? word : " " + word);
        else if (word.Length > 0)
            _tokens.Add(new Token(new StringBuilder(word), offset));
        else if (!isFirst)
            Extend(" ");
        Follow(word);
    }

    private void Extend(string text)
    {
        if (_tokens.Count == 0)
            _tokens.Add(new Token(new StringBuilder(), 0));
        _tokens[^1].Text.Append(text);
    }

    private void Follow(string word)
    {
        for (var i = 0; i < word.Length; i++)
        {
            if (i + 1 < word.Length && FollowMarkup(word[i], word[i + 1]))
                i++;
            else if (word[i] is '"' or '\'' && (i == 0 || word[i - 1] != '\\'))
                _quote = _quote == '\0' ? word[i] : _quote == word[i] ? '\0' : _quote;
        }
    }

    private bool FollowMarkup(char first, char second) => (first, second) switch
    {
        ('{', '{') => ++_expressions > 0,
        ('{', '%') => ++_statements > 0,
        ('{', '#') => ++_comments > 0,
        ('}', '}') => Leave(ref _expressions),
        ('%', '}') => Leave(ref _statements),
        ('#', '}') => Leave(ref _comments),
        _ => false,
    };

    private static bool Leave(ref int depth)
    {
        if (depth == 0)
            return false;
        depth--;
        return true;
    }

    private static Pair? PairOf(Token token)
    {
        var text = Unescape(token.Text.ToString());
        var equals = text.Length == 0 ? -1 : text.IndexOf('=', 1);
        while (equals > 0 && text[equals - 1] == '\\')
            equals = text.IndexOf('=', equals + 1);
        if (equals < 0)
            return null;
        var written = text[(equals + 1)..].Trim();
        var value = Unquote(written);
        var start = text.IndexOf(written, equals + 1, StringComparison.Ordinal) + (value.Length < written.Length ? 1 : 0);
        return new Pair(text[..equals].Trim(), value, token.Offset, token.Offset + start);
    }

    private static string Unquote(string text) =>
        text.Length > 1 && text[0] is '"' or '\'' && text.Length > 1 && text[^1] == text[0] && text[^2] != '\\' ? text[1..^1] : text;

    private static string Join(List<Token> tokens)
    {
        var text = new StringBuilder();
        foreach (var token in tokens)
        {
            if (text.Length > 0 && text[^1] != '\n')
                text.Append(' ');
            text.Append(HasPair(token) ? token.Text.ToString() : token.Text.ToString().Replace("\\=", "=", StringComparison.Ordinal));
        }

        return text.ToString();
    }

    private static bool HasPair(Token token) => PairOf(token) is not null;

    private static string Unescape(string text) =>
        text.Contains('\\', StringComparison.Ordinal) ? Escape().Replace(text, static match => Character(match.Value)) : text;

    private static string Character(string escape) => escape[1] switch
    {
        'n' => "\n",
        't' => "\t",
        'r' => "\r",
        'a' => "\a",
        'b' => "\b",
        'f' => "\f",
        'v' => "\v",
        'x' or 'u' or 'U' when int.Parse(escape.AsSpan(2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) is var code => Rune.IsValid(code) ? new Rune(code).ToString() : escape,
        _ => escape[1..],
    };

    [GeneratedRegex(@"\\(?:U[0-9a-fA-F]{8}|u[0-9a-fA-F]{4}|x[0-9a-fA-F]{2}|[\\'""abfnrtv])")]
    private static partial Regex Escape();
}
