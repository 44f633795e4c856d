using System.Globalization;
using System.Numerics;

namespace PlaybookRunner.Jinja;

/// <summary>Turns argument values into the CLR types that a typed function asks for, without reflection.</summary>
internal static class ArgumentConverter
{
    public static string Text(object? value, in JinjaCall call, int index) => value switch
    {
        string text => text,
        Markup markup => markup.Text,
        Undefined undefined => throw undefined.Error(),
        _ => throw PythonException.TypeError(
            $"{call.Function.Name}() argument '{call.Function.Signature.Parameters[index].Name}' must be str, not {Python.TypeName(value)}"),
    };

    public static long Integer(object? value) => value switch
    {
        long integer => integer,
        bool truth => truth ? 1 : 0,
        BigInteger => throw PythonException.Overflow("Python int too large to convert to C ssize_t"),
        Undefined undefined => throw undefined.Error(),
        _ => throw PythonException.TypeError($"'{Python.TypeName(value)}' object cannot be interpreted as an integer"),
    };

    /// <summary>Converts to a parameter type of a typed registration.</summary>
    public static T To<T>(object? value, in JinjaCall call, int index)
    {
        if (value is T same && typeof(T) != typeof(object))
            return same;
        if (typeof(T) == typeof(object))
            return (T)value!;
        if (value is null && default(T) is null)
            return default!;
        object? converted = Convert<T>(value, call, index);
        return converted is T result ? result : throw Mismatch<T>(value, call, index);
    }

    private static object? Convert<T>(object? value, in JinjaCall call, int index)
    {
        if (value is Undefined undefined)
            throw undefined.Error();
        if (typeof(T) == typeof(string))
            return Text(value, call, index);
        if (typeof(T) == typeof(bool))
            return Python.Truth(value);
        if (value is long or bool or BigInteger or double)
            return ConvertNumber(Type.GetTypeCode(typeof(T)), value);
        if (typeof(T) == typeof(IEnumerable<object?>))
            return Python.Iterate(value);
        if (typeof(T) == typeof(IReadOnlyList<object?>) || typeof(T) == typeof(List<object?>))
            return Python.Iterate(value).ToList();
        return typeof(T) == typeof(IReadOnlyDictionary<string, object?>) && value is Dict dict ? dict.ToDictionary() : null;
    }

    private static object? ConvertNumber(TypeCode type, object value) => type switch
    {
        TypeCode.Int64 => value is double ? null : Integer(value),
        TypeCode.Int32 => value is double ? null : Narrow(Integer(value)),
        TypeCode.Double => value is BigInteger big ? (double)big : System.Convert.ToDouble(value, CultureInfo.InvariantCulture),
        TypeCode.Decimal => value is BigInteger number ? (decimal)number : System.Convert.ToDecimal(value, CultureInfo.InvariantCulture),
        _ => null,
    };

    private static int Narrow(long value) =>
        value is >= int.MinValue and <= int.MaxValue ? (int)value : throw PythonException.Overflow("Python int too large to convert to C int");

    private static PythonException Mismatch<T>(object? value, in JinjaCall call, int index) => PythonException.TypeError(
        $"{call.Function.Name}() argument '{call.Function.Signature.Parameters[index].Name}' must be {PythonName(typeof(T))}, not {Python.TypeName(value)}");

    private static string PythonName(Type type) => Type.GetTypeCode(type) switch
    {
        TypeCode.String => "str",
        TypeCode.Boolean => "bool",
        TypeCode.Int32 or TypeCode.Int64 => "int",
        TypeCode.Double or TypeCode.Decimal => "float",
        _ => type.Name,
    };
}
