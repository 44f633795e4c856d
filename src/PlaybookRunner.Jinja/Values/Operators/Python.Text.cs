using System.Globalization;
using System.Numerics;
using System.Text;

namespace PlaybookRunner.Jinja;

public static partial class Python
{
    /// <summary>Python's <c>str(value)</c>.</summary>
    /// <exception cref="PythonException">The value is a strict undefined, or nested too deeply.</exception>
    public static string Str(object? value)
    {
        switch (value)
        {
            case string text:
                return text;
            case null:
                return "None";
            case bool b:
                return b ? "True" : "False";
            case long n:
                return n.ToString(CultureInfo.InvariantCulture);
            case double d:
                return FloatText.Repr(d);
            case Markup markup:
                return markup.Text;
            case Undefined undefined:
                undefined.FailIfStrict();
                return undefined.ToString();
            case BigInteger n:
                return BigText(n);
            case DateTime or DateTimeOffset or DateOnly or TimeOnly or TimeSpan:
                return TimeText.Str(value);
            default:
                return Repr(value);
        }
    }

    /// <summary>Appends <c>str(value)</c> without making a string of its own where that can be avoided.</summary>
    /// <exception cref="PythonException">The value is a strict undefined, or nested too deeply.</exception>
    public static void AppendStr(StringBuilder output, object? value)
    {
        switch (value)
        {
            case string text:
                output.Append(text);
                break;
            case long n:
                output.Append(CultureInfo.InvariantCulture, $"{n}");
                break;
            case Dict or List<object?> or TupleValue:
                new ReprWriter(output).Write(value);
                break;
            default:
                output.Append(Str(value));
                break;
        }
    }

    /// <summary>Python's <c>repr(value)</c>.</summary>
    /// <exception cref="PythonException">RecursionError: nested too deeply.</exception>
    public static string Repr(object? value)
    {
        switch (value)
        {
            case null or bool or long or double:
                return Str(value);
            default:
                var output = new StringBuilder();
                new ReprWriter(output).Write(value);
                return output.ToString();
        }
    }

    /// <summary>
    /// Jinja2's <c>~</c>: the texts of the operands, joined. Under autoescape, as soon as one operand is markup, the result is, and the others are escaped.
    /// </summary>
    /// <exception cref="PythonException">An operand is a strict undefined or nested too deeply; or the text would be too long.</exception>
    public static object Concat(ReadOnlySpan<object?> parts, bool autoescape, Limits limits)
    {
        var asMarkup = false;
        var texts = new string[parts.Length];
        for (var i = 0; i < parts.Length; i++)
            asMarkup |= autoescape && parts[i] is Markup;

        long length = 0;
        for (var i = 0; i < parts.Length; i++)
        {
            texts[i] = asMarkup ? Markup.Escape(parts[i]).Text : Str(parts[i]);
            length += texts[i].Length;
        }

        limits.CheckText(length);
        var text = string.Concat(texts);
        return asMarkup ? new Markup(text) : text;
    }

    // Python refuses to print integers of more than 4300 digits, since that takes quadratic time.
    internal static string BigText(BigInteger value)
    {
        if (value.GetBitLength() > 14_300 || BigInteger.Abs(value) >= MaxPrintable.Value)
            throw PythonException.ValueError("Exceeds the limit (4300 digits) for integer string conversion; use sys.set_int_max_str_digits() to increase the limit");
        return value.ToString(CultureInfo.InvariantCulture);
    }

    private static readonly Lazy<BigInteger> MaxPrintable = new(static () => BigInteger.Pow(10, 4300));
}
