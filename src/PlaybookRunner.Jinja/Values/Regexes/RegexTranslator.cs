using System.Globalization;
using System.Text;

namespace PlaybookRunner.Jinja;

/// <summary>
/// Translates the syntax of Python's <c>re</c> to .NET's. Every group gets its number as its name, since .NET would count named groups after the others.
/// In the astral form what can match any character takes surrogate pairs as one.
/// </summary>
internal sealed partial class RegexTranslator
{
    private const string Pair = @"[\uD800-\uDBFF][\uDC00-\uDFFF]";

    private readonly string _pattern;
    private readonly bool _astral;
    private readonly StringBuilder _output = new();
    private readonly Dictionary<string, int> _names = new(StringComparer.Ordinal);
    private readonly HashSet<int> _open = [];

    // Groups that conditions ask for, with the place of the question; they may stand further on.
    private readonly Dictionary<int, int> _conditions = [];
    private PythonRegexFlags _flags;
    private int _at;
    private int _groups;

    private RegexTranslator(string pattern, PythonRegexFlags flags, bool astral) => (_pattern, _flags, _astral) = (pattern, flags, astral);

    private bool IsAscii => _flags.HasFlag(PythonRegexFlags.Ascii);

    private bool IsVerbose => _flags.HasFlag(PythonRegexFlags.Verbose);

    public static Result Translate(string pattern, PythonRegexFlags flags, bool astral)
    {
        var translator = new RegexTranslator(pattern, flags, astral);
        translator.ReadGlobalFlags();
        translator.ReadAlternatives();
        if (translator._at < pattern.Length)
            throw translator.Error("unbalanced parenthesis", translator._at);
        foreach (var (group, position) in translator._conditions)
        {
            if (group > translator._groups)
                throw translator.Error($"invalid group reference {group}", position);
        }

        return new Result(translator._output.ToString(), translator._flags, translator._groups, translator._names);
    }

    // Flags for the whole pattern may only stand at its start.
    private void ReadGlobalFlags()
    {
        while (_at + 2 < _pattern.Length && _pattern[_at] == '(' && _pattern[_at + 1] == '?' && char.IsAsciiLetterLower(_pattern[_at + 2]) && _pattern[_at + 2] != 'P')
        {
            var end = _at + 2;
            while (end < _pattern.Length && char.IsAsciiLetter(_pattern[end]))
                end++;
            if (end >= _pattern.Length || _pattern[end] != ')')
                return;
            for (var i = _at + 2; i < end; i++)
                _flags |= Flag(_pattern[i], i);
            _at = end + 1;
        }
    }

    private PythonRegexFlags Flag(char letter, int position) => letter switch
    {
        'i' => PythonRegexFlags.IgnoreCase,
        'm' => PythonRegexFlags.MultiLine,
        's' => PythonRegexFlags.DotAll,
        'x' => PythonRegexFlags.Verbose,
        'a' => PythonRegexFlags.Ascii,
        'u' => PythonRegexFlags.None,
        _ => throw Error("unknown extension ?" + letter, position - 1),
    };

    private void ReadAlternatives()
    {
        Recursion.Guard();
        while (_at < _pattern.Length && _pattern[_at] != ')')
        {
            if (_pattern[_at] == '|')
                _output.Append(_pattern[_at++]);
            else if (!SkipVerbose())
                ReadRepeated();
        }
    }

    private bool SkipVerbose()
    {
        if (!IsVerbose || _pattern[_at] != '#' && !TextMethods.IsSpace(_pattern[_at]))
            return false;
        if (_pattern[_at++] == '#')
        {
            while (_at < _pattern.Length && _pattern[_at] != '\n')
                _at++;
        }

        return true;
    }

    private void ReadRepeated()
    {
        var start = _output.Length;
        var at = _at;
        ReadAtom();
        var repeatable = _output.Length > start && _pattern[at] is not ('^' or '$');
        var repeats = 0;
        while (true)
        {
            while (_at < _pattern.Length && SkipVerbose())
            {
            }

            if (_at >= _pattern.Length || !TryReadQuantifier(out var quantifier))
                return;
            if (repeats++ > 0)
                throw Error("multiple repeat", _at - quantifier.Length);
            if (!repeatable && _output.Length == start)
                throw Error("nothing to repeat", _at - quantifier.Length);
            AppendQuantifier(start, quantifier);
        }
    }

    private void AppendQuantifier(int start, string quantifier)
    {
        if (_at < _pattern.Length && _pattern[_at] == '+')
        {
            // Possessive: .NET has only the atomic group.
            _at++;
            _output.Insert(start, "(?>").Append(quantifier).Append(')');
            return;
        }

        _output.Append(quantifier);
        if (_at < _pattern.Length && _pattern[_at] == '?')
            _output.Append(_pattern[_at++]);
    }

    private bool TryReadQuantifier(out string quantifier)
    {
        quantifier = "";
        if (_pattern[_at] is '*' or '+' or '?')
        {
            quantifier = _pattern[_at++].ToString();
            return true;
        }

        var close = _pattern[_at] == '{' ? _pattern.IndexOf('}', _at) : -1;
        if (close < 0)
            return false;
        var bounds = _pattern[(_at + 1)..close].Split(',');
        if (bounds.Length > 2 || bounds.All(static b => b.Length == 0) && bounds.Length == 1 || bounds.Any(static b => b.AsSpan().ContainsAnyExceptInRange('0', '9')))
            return false;
        if (bounds.Length == 2 && bounds[0].Length > 0 && bounds[1].Length > 0 && Number(bounds[0]) > Number(bounds[1]))
            throw Error("min repeat greater than max repeat", _at + 1);
        quantifier = bounds.Length == 1 ? $"{{{bounds[0]}}}" : $"{{{(bounds[0].Length == 0 ? "0" : bounds[0])},{bounds[1]}}}";
        _at = close + 1;
        return true;
    }

    private static double Number(string digits) => double.Parse(digits, CultureInfo.InvariantCulture);

    private void ReadAtom()
    {
        var c = _pattern[_at];
        switch (c)
        {
            case '(':
                ReadGroup();
                break;
            case '[':
                ReadClass();
                break;
            case '\\':
                ReadEscape();
                break;
            case '*' or '+' or '?':
                throw Error("nothing to repeat", _at);
            case '.':
                _at++;
                _output.Append(_astral ? $"(?>{Pair}|.)" : ".");
                break;
            case '^' or '$':
                _at++;
                _output.Append(c);
                break;
            default:
                AppendLiteral(CodePoints.At(_pattern, _at));
                _at += CodePoints.Width(_pattern, _at);
                break;
        }
    }

    // A pair is kept together, so that what repeats it repeats both.
    private void AppendLiteral(string character)
    {
        if (character.Length == 2)
            _output.Append("(?:").Append(character).Append(')');
        else if (char.IsAsciiLetterOrDigit(character[0]) || character[0] is '_' or > '~')
            _output.Append(character);
        else
            _output.Append(CultureInfo.InvariantCulture, $"\\x{(int)character[0]:x2}");
    }

    private char Peek() => _at < _pattern.Length ? _pattern[_at] : '\0';

    private PythonException Error(string message, int position) =>
        PythonException.ValueError($"{message} at position {CodePoints.Index(_pattern, Math.Min(position, _pattern.Length))}");

    public sealed record Result(string Pattern, PythonRegexFlags Flags, int Groups, IReadOnlyDictionary<string, int> Names);
}
