using System.Text;

namespace PlaybookRunner.Jinja;

public static partial class Python
{
    /// <summary>Python's <c>text % arguments</c>; markup gives markup, with its arguments escaped, and bytes give bytes.</summary>
    /// <exception cref="PythonException">TypeError, ValueError, KeyError or OverflowError, as in Python; or the text would be too long.</exception>
    public static object FormatPercent(object? format, object? arguments, Limits limits) => format switch
    {
        Markup markup => new Markup(new PercentFormatter(markup.Text, arguments, limits, escape: true).Format()),
        byte[] bytes => Encoding.Latin1.GetBytes(new PercentFormatter(Encoding.Latin1.GetString(bytes), arguments, limits, escape: false, ofBytes: true).Format()),
        _ => new PercentFormatter(Str(format), arguments, limits, escape: false).Format(),
    };

    /// <summary>Python's <c>text.format(*positional, **named)</c>; markup gives markup, with its arguments escaped.</summary>
    /// <exception cref="PythonException">ValueError, KeyError, IndexError or TypeError, as in Python; or the text would be too long.</exception>
    public static object FormatMethod(object? format, IReadOnlyList<object?> positional, Dict named, Limits limits) =>
        FormatMethod(format, positional, named, limits, sandbox: null);

    internal static object FormatMethod(object? format, IReadOnlyList<object?> positional, Dict named, Limits limits, JinjaContext? sandbox) =>
        format is Markup markup
            ? new Markup(new BraceFormatter(positional, named, limits, escape: true, sandbox).Format(markup.Text))
            : new BraceFormatter(positional, named, limits, escape: false, sandbox).Format(Str(format));

    /// <summary>Python's <c>format(value, spec)</c>.</summary>
    /// <exception cref="PythonException">ValueError or TypeError, as in Python; or the text would be too long.</exception>
    public static string Format(object? value, string spec, Limits limits) => SpecFormatter.Format(value, spec, limits);

    /// <summary>Python's <c>strftime</c> of a date, time or datetime, in the C locale.</summary>
    /// <exception cref="PythonException">TypeError: the value is none of these.</exception>
    public static string FormatTime(object value, string format, Limits limits) => Strftime.Format(value, format, limits);
}
