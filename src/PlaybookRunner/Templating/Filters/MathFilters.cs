using System.Numerics;
using PlaybookRunner.Jinja;

namespace PlaybookRunner.Templating.Filters;

/// <summary>Filters of arithmetic.</summary>
internal static class MathFilters
{
    public static void AddTo(FunctionSet filters) => filters
        .Add("log", "x, base=2.718281828459045", static (in JinjaCall c) => Log(c))
        .Add("pow", "x, y", static (in JinjaCall c) => Power(Number(c[0], "pow"), Number(c[1], "pow")))
        .Add("root", "x, base=2", static (in JinjaCall c) => Root(Number(c[0], "root"), Python.ToFloat(c[1])));

    private static double Number(object? value, string name) => value switch
    {
        long or double or bool or BigInteger => Python.ToFloat(value),
        _ => throw Arguments.TypeError($"{name}() can only be used on numbers: must be real number, not {Python.TypeName(value)}"),
    };

    private static double Log(in JinjaCall call)
    {
        var (x, numberBase) = (Number(call[0], "log"), Number(call[1], "log"));
        if (x <= 0 || numberBase <= 0)
            throw Arguments.ValueError("math domain error");
        if (numberBase == 10)
            return Math.Log10(x);
        return call.IsGiven(1) && numberBase == 1 ? throw new PythonException(PythonErrorType.ZeroDivisionError, "float division by zero") : call.IsGiven(1) ? Math.Log(x) / Math.Log(numberBase) : Math.Log(x);
    }

    private static double Power(double x, double y)
    {
        if ((x == 0 && y < 0) || (x < 0 && double.IsFinite(y) && y != Math.Truncate(y)))
            throw Arguments.ValueError("math domain error");
        var result = Math.Pow(x, y);
        return double.IsInfinity(result) && double.IsFinite(x) && double.IsFinite(y) ? throw new PythonException(PythonErrorType.OverflowError, "math range error") : result;
    }

    private static double Root(double x, double numberBase)
    {
        if (numberBase == 0)
            throw new PythonException(PythonErrorType.ZeroDivisionError, "float division by zero");
        if (numberBase == 2)
            return x >= 0 ? Math.Sqrt(x) : throw Arguments.ValueError("math domain error");
        return Power(x, 1 / numberBase);
    }
}
