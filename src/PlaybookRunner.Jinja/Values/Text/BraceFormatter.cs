using System.Globalization;
using System.Text;
using PlaybookRunner.Jinja.Evaluation;

namespace PlaybookRunner.Jinja;

/// <summary>Python's <c>str.format</c>: replacement fields in braces, with attributes, elements, conversions and nested specifications.</summary>
/// <param name="positional">What numbered and automatic fields take.</param>
/// <param name="named">What named fields take.</param>
/// <param name="limits">How long the text may become.</param>
/// <param name="escape">Whether what is put in is escaped unless it is markup.</param>
/// <param name="sandbox">Where attributes and elements are looked up by the rules of the sandbox; null for Python's.</param>
internal sealed class BraceFormatter(IReadOnlyList<object?> positional, Dict named, Limits limits, bool escape, JinjaContext? sandbox)
{
    private int _automatic;
    private bool _isManual;

    public string Format(string format) => Format(format, depth: 2);

    private string Format(string format, int depth)
    {
        if (depth < 0)
            throw PythonException.ValueError("Max string recursion exceeded");
        var output = new StringBuilder();
        for (var at = 0; at < format.Length;)
        {
            var brace = format.AsSpan(at).IndexOfAny('{', '}');
            if (brace < 0)
                return output.Append(format, at, format.Length - at).ToString();
            output.Append(format, at, brace);
            at += brace;
            if (at + 1 < format.Length && format[at + 1] == format[at])
            {
                output.Append(format[at]);
                at += 2;
            }
            else if (format[at] == '}')
                throw PythonException.ValueError("Single '}' encountered in format string");
            else
                output.Append(Field(format, ref at, depth));
            limits.CheckText(output.Length);
        }

        return output.ToString();
    }

    private string Field(string format, ref int at, int depth)
    {
        var start = ++at;
        if (at >= format.Length)
            throw PythonException.ValueError("Single '{' encountered in format string");
        var nested = SkipField(format, ref at);
        var field = format[start..(at - 1)];
        var (name, conversion, spec) = Split(field);
        var value = Convert(Find(name), conversion);
        if (nested && spec.Contains('{', StringComparison.Ordinal))
            spec = Format(spec, depth - 1);
        return Output(value, spec);
    }

    private string Output(object? value, string spec)
    {
        if (!escape)
            return SpecFormatter.Format(value, spec, limits);
        if (value is Markup && spec.Length > 0)
            throw PythonException.ValueError($"Format specifier {spec} given, but Markup does not define __html_format__.");
        return value is Markup markup ? markup.Text : Markup.EscapeText(SpecFormatter.Format(value, spec, limits));
    }

    // Goes behind the closing brace; braces count only outside of an index in brackets.
    private static bool SkipField(string format, ref int at)
    {
        var depth = 1;
        var nested = false;
        bool bracket = false, inSpec = false;
        for (; at < format.Length; at++)
        {
            var c = format[at];
            inSpec |= c == ':' && !bracket;
            if (c == '[' && depth == 1)
                bracket = true;
            else if (c == ']')
                bracket = false;
            else if (c == '{' && !bracket)
                (depth, nested) = (depth + 1, true);
            else if (c == '}' && !bracket && --depth == 0)
            {
                at++;
                return nested;
            }
        }

        throw PythonException.ValueError(inSpec ? "unmatched '{' in format spec" : "expected '}' before end of string");
    }

    private static (string Name, char Conversion, string Spec) Split(string field)
    {
        var end = 0;
        var bracket = false;
        for (; end < field.Length; end++)
        {
            bracket = field[end] == '[' || bracket && field[end] != ']';
            if (!bracket && field[end] is '!' or ':')
                break;
            if (!bracket && field[end] == '{')
                throw PythonException.ValueError("unexpected '{' in field name");
        }

        var name = field[..end];
        if (end == field.Length)
            return (name, '\0', "");
        if (field[end] == ':')
            return (name, '\0', field[(end + 1)..]);
        if (end + 1 >= field.Length)
            throw PythonException.ValueError("unmatched '{' in format spec");
        var after = end + 2;
        if (after < field.Length && field[after] != ':')
            throw PythonException.ValueError("expected ':' after conversion specifier");
        return (name, field[end + 1], after < field.Length ? field[(after + 1)..] : "");
    }

    private static object? Convert(object? value, char conversion) => conversion switch
    {
        '\0' => value,
        's' => Python.Str(value),
        'r' => Python.Repr(value),
        'a' => TextRepr.Ascii(Python.Repr(value)),
        _ => throw PythonException.ValueError($"Unknown conversion specifier {(conversion is > ' ' and < '\x7f' ? conversion.ToString() : $"\\x{(int)conversion:x}")}"),
    };

    private object? Find(string name)
    {
        var end = name.AsSpan().IndexOfAny('.', '[');
        var first = end < 0 ? name : name[..end];
        var value = First(first);
        for (var at = first.Length; at < name.Length;)
            value = Next(value, name, ref at);
        return value;
    }

    private object? First(string name)
    {
        if (name.Length > 0 && !name.AsSpan().ContainsAnyExceptInRange('0', '9'))
        {
            if (_automatic > 0)
                throw PythonException.ValueError("cannot switch from automatic field numbering to manual field specification");
            _isManual = true;
            return Positional(Index(name));
        }

        if (name.Length > 0)
            return named.TryGetValue(name, out var value) ? value : throw PythonException.KeyError(name);
        if (_isManual)
            throw PythonException.ValueError("cannot switch from manual field specification to automatic field numbering");
        return Positional(_automatic++);
    }

    private object? Positional(int index) => index < positional.Count
        ? positional[index]
        : throw PythonException.IndexError($"Replacement index {index} out of range for positional args tuple");

    private static int Index(string digits) => int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var index)
        ? index
        : throw PythonException.ValueError("Too many decimal digits in format string");

    private object? Next(object? value, string name, ref int at)
    {
        if (name[at] == '.')
        {
            var start = ++at;
            while (at < name.Length && name[at] is not ('.' or '['))
                at++;
            if (at == start)
                throw PythonException.ValueError("Empty attribute in format string");
            return sandbox is null ? Python.GetAttribute(value, name[start..at]) : Members.Attribute(sandbox, value, name[start..at]);
        }

        if (name[at] != '[')
            throw PythonException.ValueError("Only '.' or '[' may follow ']' in format field specifier");
        var close = name.IndexOf(']', at);
        if (close < 0)
            throw PythonException.ValueError("Missing ']' in format string");
        var key = name[(at + 1)..close];
        if (key.Length == 0)
            throw PythonException.ValueError("Empty attribute in format string");
        at = close + 1;
        var index = key.AsSpan().ContainsAnyExceptInRange('0', '9') ? key : Boxes.Of((long)Index(key));
        return sandbox is null ? Python.GetItem(value, index) : Members.Item(sandbox, value, index);
    }
}
