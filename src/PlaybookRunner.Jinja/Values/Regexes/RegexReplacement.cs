using System.Globalization;
using System.Text;

namespace PlaybookRunner.Jinja;

/// <summary>Reads the replacement of Python's <c>re.sub</c>.</summary>
internal static class RegexReplacement
{
    public static Func<PythonMatch, string> Parse(string template, PythonRegex regex)
    {
        if (!template.Contains('\\'))
            return _ => template;
        // Texts and group numbers in turn.
        var parts = new List<object>();
        var literal = new StringBuilder();
        for (var at = 0; at < template.Length;)
        {
            if (template[at] != '\\')
                literal.Append(template[at++]);
            else if (ReadEscape(template, ref at, regex, literal) is { } group)
            {
                parts.Add(literal.ToString());
                parts.Add(group);
                literal.Clear();
            }
        }

        parts.Add(literal.ToString());
        return match => Expand(parts, match);
    }

    private static string Expand(List<object> parts, PythonMatch match)
    {
        var result = new StringBuilder();
        foreach (var part in parts)
            result.Append(part is int group ? match.Group(group) : (string)part);
        return result.ToString();
    }

    // Returns a group number, or appends what the escape stands for.
    private static int? ReadEscape(string template, ref int at, PythonRegex regex, StringBuilder literal)
    {
        var start = at++;
        if (at >= template.Length)
            throw Error("bad escape (end of pattern)", start);
        var c = template[at++];
        if (c == 'g')
            return ReadNamed(template, ref at, regex);
        if (char.IsAsciiDigit(c))
            return ReadNumber(template, ref at, start, regex, literal);
        literal.Append(c switch
        {
            'n' => '\n',
            't' => '\t',
            'r' => '\r',
            'f' => '\f',
            'v' => '\v',
            'a' => '\a',
            'b' => '\b',
            '\\' => '\\',
            _ when char.IsAsciiLetter(c) => throw Error($"bad escape \\{c}", start),
            _ => Keep(literal, c),
        });
        return null;
    }

    private static char Keep(StringBuilder literal, char c)
    {
        literal.Append('\\');
        return c;
    }

    private static int ReadNamed(string template, ref int at, PythonRegex regex)
    {
        if (at >= template.Length || template[at] != '<')
            throw Error("missing <", at);
        var close = template.IndexOf('>', at);
        if (close < 0)
            throw Error(at + 1 == template.Length ? "missing group name" : "missing >, unterminated name", at + 1);
        var name = template[(at + 1)..close];
        if (name.Length == 0)
            throw Error("missing group name", at + 1);
        var start = at + 1;
        at = close + 1;
        if (name.AsSpan().ContainsAnyExceptInRange('0', '9'))
        {
            if (!TextTests.IsIdentifier(name))
                throw Error($"bad character in group name {Python.Repr(name)}", start);
            return regex.GroupNames.TryGetValue(name, out var named)
                ? named
                : throw PythonException.IndexError($"unknown group name {Python.Repr(name)}");
        }

        return Check(int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : int.MaxValue, regex, start);
    }

    // A leading zero, or three octal digits, mean a character.
    private static int? ReadNumber(string template, ref int at, int start, PythonRegex regex, StringBuilder literal)
    {
        var digits = template[at - 1].ToString();
        if (digits == "0")
        {
            while (digits.Length < 3 && at < template.Length && IsOctal(template[at]))
                digits += template[at++];
            literal.Append((char)Convert.ToInt32(digits, 8));
            return null;
        }

        if (at < template.Length && char.IsAsciiDigit(template[at]))
        {
            digits += template[at++];
            if (IsOctal(digits[0]) && IsOctal(digits[1]) && at < template.Length && IsOctal(template[at]))
            {
                var code = Convert.ToInt32(digits + template[at++], 8);
                if (code > 255)
                    throw Error($"octal escape value \\{digits}{template[at - 1]} outside of range 0-0o377", start);
                literal.Append((char)code);
                return null;
            }
        }

        return Check(int.Parse(digits, CultureInfo.InvariantCulture), regex, start + 1);
    }

    private static int Check(int number, PythonRegex regex, int position) =>
        number <= regex.GroupCount ? number : throw Error($"invalid group reference {number}", position);

    private static bool IsOctal(char c) => c is >= '0' and <= '7';

    private static PythonException Error(string message, int position) => PythonException.ValueError($"{message} at position {position}");
}
