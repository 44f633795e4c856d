using System.Numerics;

namespace PlaybookRunner.Jinja;

public static partial class Python
{
    /// <summary>Python's <c>int(value)</c>.</summary>
    /// <exception cref="PythonException">TypeError, ValueError or OverflowError, as in Python; or the value is undefined.</exception>
    public static object ToInteger(object? value) => value switch
    {
        long => value,
        bool b => Boxes.Of(b ? 1L : 0L),
        BigInteger => value,
        double d => Truncate(d),
        string or Markup => ToInteger(AsText(value)!, 10),
        byte[] bytes => NumberText.Integer(System.Text.Encoding.Latin1.GetString(bytes), 10, bytes),
        Undefined u => throw u.Error(),
        _ => throw PythonException.TypeError($"int() argument must be a string, a bytes-like object or a real number, not '{TypeName(value)}'"),
    };

    /// <summary>Python's <c>int(text, base)</c>, base 0 or 2 to 36.</summary>
    /// <exception cref="PythonException">ValueError: the text is no integer of that base.</exception>
    public static object ToInteger(string text, int numberBase) => NumberText.Integer(text, numberBase, text);

    /// <summary>Python's <c>float(value)</c>.</summary>
    /// <exception cref="PythonException">TypeError, ValueError or OverflowError, as in Python; or the value is undefined.</exception>
    public static double ToFloat(object? value) => value switch
    {
        double d => d,
        long or bool or BigInteger => Numbers.ToDouble(value),
        string or Markup => NumberText.Float(AsText(value)!, value),
        byte[] bytes => NumberText.Float(System.Text.Encoding.Latin1.GetString(bytes), bytes),
        Undefined u => throw u.Error(),
        _ => throw PythonException.TypeError($"float() argument must be a string or a real number, not '{TypeName(value)}'"),
    };

    internal static object Truncate(double value)
    {
        if (double.IsNaN(value))
            throw PythonException.ValueError("cannot convert float NaN to integer");
        if (double.IsInfinity(value))
            throw PythonException.Overflow("cannot convert float infinity to integer");
        return value is > -9.2e18 and < 9.2e18 ? Boxes.Of((long)value) : Boxes.Of(new BigInteger(value));
    }
}
