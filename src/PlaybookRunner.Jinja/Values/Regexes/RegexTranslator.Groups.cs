using System.Globalization;

namespace PlaybookRunner.Jinja;

/// <content>Groups, look-around, conditions and flags.</content>
internal sealed partial class RegexTranslator
{
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
}
