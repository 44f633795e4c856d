namespace PlaybookRunner.Jinja;

/// <summary>Python's <c>//</c> and <c>%</c> of floats: the remainder has the sign of the divisor, also where it is zero.</summary>
internal static class FloatDivision
{
    public static object Floor(double left, double right)
    {
        if (right == 0)
            throw PythonException.ZeroDivision("float floor division by zero");
        var rest = left % right;
        var quotient = (left - rest) / right;
        if (rest != 0 && right < 0 != rest < 0)
            quotient -= 1;
        if (quotient == 0)
            return Math.CopySign(0, left / right);
        var floor = Math.Floor(quotient);
        return quotient - floor > 0.5 ? floor + 1 : floor;
    }

    public static object Modulo(double left, double right)
    {
        if (right == 0)
            throw PythonException.ZeroDivision("float modulo by zero");
        var rest = left % right;
        if (rest == 0)
            return Math.CopySign(0, right);
        return right < 0 != rest < 0 ? rest + right : rest;
    }
}
