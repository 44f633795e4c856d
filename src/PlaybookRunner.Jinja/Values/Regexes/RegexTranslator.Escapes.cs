using System.Globalization;

namespace PlaybookRunner.Jinja;

/// <content>Escapes outside of sets, and references to groups.</content>
internal sealed partial class RegexTranslator
{
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
}
