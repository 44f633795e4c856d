using System.Numerics;

namespace PlaybookRunner.Jinja;

/// <summary>Filters that make numbers, or text of numbers.</summary>
internal static class NumberFilters
{
    private static readonly string[] DecimalUnits = ["kB", "MB", "GB", "TB", "PB", "EB", "ZB", "YB"];
    private static readonly string[] BinaryUnits = ["KiB", "MiB", "GiB", "TiB", "PiB", "EiB", "ZiB", "YiB"];

    public static void AddTo(FunctionSet filters) => filters
        .AddPure("abs", "x", static (in JinjaCall c) => Abs(c[0]))
        .AddPure("int", "value, default=0, base=10", static (in JinjaCall c) => ToInteger(c))
        .AddPure("float", "value, default=0.0", static (in JinjaCall c) => ToFloat(c))
        .AddPure("round", "value, precision=0, method='common'", static (in JinjaCall c) => Round(c))
        .AddPure("filesizeformat", "value, binary=false", static (in JinjaCall c) => FileSize(Python.ToFloat(c[0]), c.Boolean(1)));

    private static object? Abs(object? value) => value switch
    {
        double d => Math.Abs(d),
        long or bool or BigInteger => Boxes.Of(BigInteger.Abs(Numbers.ToBig(value))),
        TimeSpan t => t.Duration(),
        _ => throw PythonException.TypeError($"bad operand type for abs(): '{Python.TypeName(value)}'"),
    };

    // Text that is no integer may still be a float, whose fraction is cut off.
    private static object? ToInteger(in JinjaCall call)
    {
        var value = call[0];
        if (value is long)
            return value;
        try
        {
            return Python.AsText(value) is { } text ? Python.ToInteger(text, (int)call.Integer(2)) : Python.ToInteger(value);
        }
        catch (PythonException e) when (e.Type is PythonErrorType.TypeError or PythonErrorType.ValueError)
        {
            return Python.AsText(value) is { } text && NumberText.TryFloat(text) is { } number && double.IsFinite(number)
                ? Python.Truncate(number)
                : call[1];
        }
    }

    private static object? ToFloat(in JinjaCall call)
    {
        if (call[0] is double)
            return call[0];
        if (Python.AsText(call[0]) is { } text)
            return NumberText.TryFloat(text) ?? call[1];
        if (call[0] is byte[] bytes)
            return NumberText.TryFloat(System.Text.Encoding.Latin1.GetString(bytes)) ?? call[1];
        return Numbers.IsNumber(call[0]) || call[0] is Undefined ? Python.ToFloat(call[0]) : call[1];
    }

    private static object? Round(in JinjaCall call)
    {
        var method = call.Text(2);
        if (method is not ("common" or "ceil" or "floor"))
            throw new PythonException(PythonErrorType.FilterArgument, "method must be common, ceil or floor");
        if (method == "common")
            return Rounding.Round(call[0], call[1]);
        var factor = Python.Power(Boxes.Of(10L), call[1], call.Context.Limits);
        var scaled = Python.Multiply(call[0], factor, call.Context.Limits);
        var whole = scaled is double d ? Python.Truncate(method == "ceil" ? Math.Ceiling(d) : Math.Floor(d)) : scaled;
        if (!Numbers.IsNumber(whole))
            throw PythonException.TypeError($"must be real number, not {Python.TypeName(whole)}");
        return Python.Divide(whole, factor);
    }

    private static string FileSize(double bytes, bool binary)
    {
        if (bytes == 1)
            return "1 Byte";
        var unit = binary ? 1024 : 1000;
        if (double.IsNaN(bytes) || bytes < unit)
            return Python.Str(Python.Truncate(bytes)) + " Bytes";
        var names = binary ? BinaryUnits : DecimalUnits;
        var index = 0;
        // The powers are integers: a float next to one of them must be compared with it exactly.
        BigInteger next = unit * unit;
        for (; index < names.Length - 1 && Numbers.Compare(bytes, next) >= 0; index++)
            next *= unit;
        return FloatFormat.Format(unit * bytes / Numbers.BigToDouble(next), 'f', 1, alternate: false) + " " + names[index];
    }
}
