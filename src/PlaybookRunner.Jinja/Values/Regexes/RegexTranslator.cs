using System.Globalization;
using System.Text;

namespace PlaybookRunner.Jinja;

/// <summary>
/// Translates the syntax of Python's <c>re</c> to .NET's. Every group gets its number as its name, since .NET would count named groups after the others.
/// In the astral form what can match any character takes surrogate pairs as one.
/// </summary>
internal sealed class RegexTranslator
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

    private void ReadGroup()
    {
        var start = _at++;
        if (Peek() == '?')
        {
            _at++;
            ReadExtension(start);
        }
        else
            ReadCapture(start, null);
    }

    private char Peek() => _at < _pattern.Length ? _pattern[_at] : '\0';

    private void ReadCapture(int start, string? name)
    {
        var number = ++_groups;
        if (name is not null && !_names.TryAdd(name, number))
            throw Error($"redefinition of group name {Python.Repr(name)} as group {number}; was group {_names[name]}", start + 4);
        _open.Add(number);
        _output.Append(CultureInfo.InvariantCulture, $"(?<{number}>");
        FinishGroup(start);
        _open.Remove(number);
    }

    private void FinishGroup(int start)
    {
        var flags = _flags;
        ReadAlternatives();
        _flags = flags;
        if (Peek() != ')' || _at >= _pattern.Length)
            throw Error("missing ), unterminated subpattern", start);
        _at++;
        _output.Append(')');
    }

    private void ReadExtension(int start)
    {
        var c = Peek();
        switch (c)
        {
            case 'P':
                _at++;
                ReadNamed(start);
                break;
            case '#':
                SkipComment(start);
                break;
            case ':' or '=' or '!' or '>':
                _at++;
                _output.Append("(?").Append(c);
                FinishGroup(start);
                break;
            case '<' when _at + 1 < _pattern.Length && _pattern[_at + 1] is '=' or '!':
                _output.Append("(?").Append(_pattern, _at, 2);
                _at += 2;
                FinishGroup(start);
                break;
            case '<':
                throw Error("unknown extension ?<" + (_at + 1 < _pattern.Length ? _pattern[_at + 1] : ""), start + 1);
            case '(':
                ReadConditional(start);
                break;
            default:
                ReadScopedFlags(start);
                break;
        }
    }

    private void SkipComment(int start)
    {
        var close = _pattern.IndexOf(')', _at);
        if (close < 0)
            throw Error("missing ), unterminated comment", start);
        _at = close + 1;
    }

    private void ReadNamed(int start)
    {
        var kind = Peek();
        _at++;
        if (kind == '<')
        {
            ReadCapture(start, Name('>'));
            return;
        }

        if (kind != '=')
            throw kind == '\0' ? Error("unexpected end of pattern", _pattern.Length) : Error("unknown extension ?P" + kind, start + 1);
        var name = Name(')');
        if (!_names.TryGetValue(name, out var number))
            throw Error($"unknown group name {Python.Repr(name)}", start + 4);
        AppendReference(number, start);
    }

    private string Name(char terminator)
    {
        var start = _at;
        var end = _pattern.IndexOf(terminator, _at);
        if (end < 0)
            throw Error(start >= _pattern.Length ? "missing group name" : $"missing {terminator}, unterminated name", start);
        _at = end + 1;
        var name = _pattern[start..end];
        if (name.Length == 0)
            throw Error("missing group name", start);
        return TextTests.IsIdentifier(name) ? name : throw Error($"bad character in group name {Python.Repr(name)}", start);
    }

    private void ReadConditional(int start)
    {
        var close = _pattern.IndexOf(')', _at);
        if (close < 0)
            throw Error("missing ), unterminated name", _at + 1);
        var name = _pattern[(_at + 1)..close];
        if (!int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && !_names.TryGetValue(name, out number))
            throw Error($"unknown group name {Python.Repr(name)}", _at + 1);
        _conditions.TryAdd(number, _at + 1);
        _at = close + 1;
        _output.Append(CultureInfo.InvariantCulture, $"(?({number})");
        FinishGroup(start);
    }

    private void ReadScopedFlags(int start)
    {
        PythonRegexFlags on = 0, off = 0;
        var negative = false;
        for (; Peek() is var c && (char.IsAsciiLetter(c) || c == '-' && !negative); _at++)
        {
            if (c == '-')
                negative = true;
            else if (negative)
                off |= Flag(c, _at);
            else
                on |= Flag(c, _at);
        }

        if (Peek() == ')' && start > 0)
            throw Error("global flags not at the start of the expression", start);
        if (Peek() != ':')
            throw _at >= _pattern.Length ? Error("unexpected end of pattern", _at) : Error("unknown extension ?" + Peek(), start + 1);
        _at++;
        _output.Append("(?").Append(Letters(on)).Append(off == 0 ? "" : "-" + Letters(off)).Append(':');
        var outer = _flags;
        _flags = (_flags | on) & ~off;
        FinishGroup(start);
        _flags = outer;
    }

    private static string Letters(PythonRegexFlags flags) =>
        (flags.HasFlag(PythonRegexFlags.IgnoreCase) ? "i" : "") + (flags.HasFlag(PythonRegexFlags.MultiLine) ? "m" : "") + (flags.HasFlag(PythonRegexFlags.DotAll) ? "s" : "");

    private void ReadEscape()
    {
        var start = _at++;
        if (_at >= _pattern.Length)
            throw Error("bad escape (end of pattern)", start);
        var c = _pattern[_at];
        if (char.IsAsciiDigit(c) && c != '0')
            ReadReference(start);
        else if (c is 'A' or 'b' or 'B' or 'Z')
        {
            _at++;
            _output.Append('\\').Append(c == 'Z' ? 'z' : c);
        }
        else if (Category(c) is { } category)
        {
            _at++;
            var any = _astral && char.IsAsciiLetterUpper(c);
            _output.Append(any ? $"(?>{Pair}|" : "").Append('[').Append(char.IsAsciiLetterUpper(c) ? "^" : "").Append(category).Append(any ? "])" : "]");
        }
        else
            AppendLiteral(Character(start, inClass: false));
    }

    // The set, without brackets, that a category escape and its negation are made of.
    private string? Category(char c) => char.ToLowerInvariant(c) switch
    {
        'd' => IsAscii ? "0-9" : @"\d",
        'w' => IsAscii ? "a-zA-Z0-9_" : @"\p{L}\p{N}_",
        's' => IsAscii ? @"\x20\t\n\r\f\v" : @"\s\x1c-\x1f",
        _ => null,
    };

    private void ReadReference(int start)
    {
        var end = _at + 1;
        if (end < _pattern.Length && char.IsAsciiDigit(_pattern[end]))
            end++;
        if (end - _at == 2 && end < _pattern.Length && IsOctal(_pattern[_at]) && IsOctal(_pattern[_at + 1]) && IsOctal(_pattern[end]))
        {
            var code = Convert.ToInt32(_pattern[_at..(end + 1)], 8);
            _at = end + 1;
            AppendLiteral(code <= 255 ? ((char)code).ToString() : throw Error($"octal escape value {_pattern[start.._at]} outside of range 0-0o377", start));
            return;
        }

        var number = int.Parse(_pattern.AsSpan(_at, end - _at), CultureInfo.InvariantCulture);
        _at = end;
        AppendReference(number, start);
    }

    private void AppendReference(int number, int start)
    {
        if (number > _groups)
            throw Error($"invalid group reference {number}", start + 1);
        if (_open.Contains(number))
            throw Error("cannot refer to an open group", start);
        _output.Append(CultureInfo.InvariantCulture, $"\\k<{number}>");
    }

    private static bool IsOctal(char c) => c is >= '0' and <= '7';

    /// <summary>The character of an escape that stands for one; the backslash is read already.</summary>
    private string Character(int start, bool inClass)
    {
        var c = _pattern[_at++];
        switch (c)
        {
            case 'n':
                return "\n";
            case 't':
                return "\t";
            case 'r':
                return "\r";
            case 'f':
                return "\f";
            case 'v':
                return "\v";
            case 'a':
                return "\a";
            case 'b' when inClass:
                return "\b";
            case 'x':
                return Hexadecimal(start, 2);
            case 'u':
                return Hexadecimal(start, 4);
            case 'U':
                return Hexadecimal(start, 8);
            case >= '0' and <= '7' when c == '0' || inClass:
                return Octal(start);
            default:
                _at--;
                if (char.IsAsciiLetterOrDigit(c))
                    throw Error($"bad escape \\{c}", start);
                var character = CodePoints.At(_pattern, _at);
                _at += character.Length;
                return character;
        }
    }

    private string Hexadecimal(int start, int digits)
    {
        var end = _at;
        while (end < _pattern.Length && end - _at < digits && char.IsAsciiHexDigit(_pattern[end]))
            end++;
        if (end - _at != digits)
            throw Error("incomplete escape " + _pattern[start..end], start);
        var code = uint.Parse(_pattern.AsSpan(_at, digits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
        _at = end;
        if (code > 0x10ffff)
            throw Error("bad escape " + _pattern[start..end], start);
        return code is > 0xffff ? char.ConvertFromUtf32((int)code) : ((char)code).ToString();
    }

    private string Octal(int start)
    {
        var end = _at;
        while (end < _pattern.Length && end - _at < 2 && IsOctal(_pattern[end]))
            end++;
        var code = Convert.ToInt32(_pattern[(_at - 1)..end], 8);
        _at = end;
        return code <= 255 ? ((char)code).ToString() : throw Error($"octal escape value {_pattern[start..end]} outside of range 0-0o377", start);
    }

    private void ReadClass()
    {
        var start = _at++;
        var negated = Peek() == '^';
        if (negated)
            _at++;
        var set = new StringBuilder();
        var pairs = new List<string>();
        for (var first = true; ; first = false)
        {
            if (_at >= _pattern.Length)
                throw Error("unterminated character set", start);
            if (_pattern[_at] == ']' && !first)
                break;
            ReadRange(set, pairs);
        }

        _at++;
        AppendClass(set.ToString(), pairs, negated);
    }

    private void AppendClass(string set, List<string> pairs, bool negated)
    {
        var any = pairs.Count > 0 || negated && _astral;
        var classText = set.Length > 0 ? $"[{(negated ? "^" : "")}{set}]" : negated ? @"[\s\S]" : "(?!)";
        if (!any)
            _output.Append(classText);
        else if (negated)
            _output.Append(pairs.Count > 0 ? $"(?!{string.Join('|', pairs)})" : "").Append($"(?>{Pair}|{classText})");
        else
            _output.Append($"(?:{string.Join('|', pairs)}|{classText})");
    }

    private void ReadRange(StringBuilder set, List<string> pairs)
    {
        var start = _at;
        if (ReadSetCategory(set))
        {
            if (Peek() == '-' && _at + 1 < _pattern.Length && _pattern[_at + 1] != ']')
                throw Error($"bad character range {_pattern[start..(_at + 2)]}", start);
            return;
        }

        var low = SetCharacter();
        if (Peek() != '-' || _at + 1 >= _pattern.Length || _pattern[_at + 1] == ']')
        {
            AddToSet(set, pairs, low, low);
            return;
        }

        _at++;
        if (Peek() == '\\' && _at + 1 < _pattern.Length && Category(_pattern[_at + 1]) is not null)
            throw Error($"bad character range {_pattern[start..(_at + 2)]}", start);
        var high = SetCharacter();
        if (Code(low) > Code(high))
            throw Error($"bad character range {_pattern[start.._at]}", start);
        AddToSet(set, pairs, low, high);
    }

    private bool ReadSetCategory(StringBuilder set)
    {
        if (Peek() != '\\' || _at + 1 >= _pattern.Length || Category(_pattern[_at + 1]) is not { } category)
            return false;
        var c = _pattern[_at + 1];
        _at += 2;
        // .NET cannot negate a part of a set, so its own negated categories, which differ for few characters, stand in.
        set.Append(char.IsAsciiLetterUpper(c) ? "\\" + c : category);
        return true;
    }

    private string SetCharacter()
    {
        var start = _at;
        if (Peek() == '\\')
        {
            _at++;
            return _at < _pattern.Length ? Character(start, inClass: true) : throw Error("bad escape (end of pattern)", start);
        }

        var character = CodePoints.At(_pattern, _at);
        _at += character.Length;
        return character;
    }

    private static void AddToSet(StringBuilder set, List<string> pairs, string low, string high)
    {
        if (low.Length == 1)
            AddUnits(set, low[0], high.Length == 1 ? high[0] : '\uffff');
        if (high.Length == 2)
            AddPairs(pairs, low.Length == 2 ? Code(low) : 0x10000, Code(high));
    }

    private static void AddUnits(StringBuilder set, char low, char high)
    {
        set.Append(CultureInfo.InvariantCulture, $"\\u{(int)low:x4}");
        if (high > low)
            set.Append(CultureInfo.InvariantCulture, $"-\\u{(int)high:x4}");
    }

    // One alternative for each leading surrogate at the ends, one for all those between.
    private static void AddPairs(List<string> pairs, int low, int high)
    {
        string first = char.ConvertFromUtf32(low), last = char.ConvertFromUtf32(high);
        if (first[0] == last[0])
        {
            pairs.Add($"{first[0]}[{first[1]}-{last[1]}]");
            return;
        }

        pairs.Add($"{first[0]}[{first[1]}-\uDFFF]");
        if (last[0] - first[0] > 1)
            pairs.Add($"[{(char)(first[0] + 1)}-{(char)(last[0] - 1)}][\uDC00-\uDFFF]");
        pairs.Add($"{last[0]}[\uDC00-{last[1]}]");
    }

    private static int Code(string character) => character.Length == 2 ? char.ConvertToUtf32(character, 0) : character[0];

    private PythonException Error(string message, int position) => PythonException.ValueError($"{message} at position {CodePoints.Index(_pattern, Math.Min(position, _pattern.Length))}");

    public sealed record Result(string Pattern, PythonRegexFlags Flags, int Groups, IReadOnlyDictionary<string, int> Names);
}
