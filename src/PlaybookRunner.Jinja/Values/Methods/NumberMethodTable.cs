using System.Globalization;
using System.Numerics;

namespace PlaybookRunner.Jinja;

/// <summary>The methods of <c>int</c>, <c>bool</c> and <c>float</c>.</summary>
internal static class NumberMethodTable
{
    public static FunctionSet BuildInteger() => new FunctionSet()
        .Add("bit_length", "self", static (in JinjaCall c) => Boxes.Of(BigInteger.Abs(Numbers.ToBig(c[0])).GetBitLength()))
        .Add("bit_count", "self", static (in JinjaCall c) => Boxes.Of(BigInteger.PopCount(BigInteger.Abs(Numbers.ToBig(c[0])))))
        .Add("is_integer", "self", static (in JinjaCall _) => Boxes.True)
        .Add("conjugate", "self", static (in JinjaCall c) => Boxes.Of(Numbers.ToBig(c[0])))
        .Add("as_integer_ratio", "self", static (in JinjaCall c) => new TupleValue(Boxes.Of(Numbers.ToBig(c[0])), Boxes.Of(1L)))
        .Add("to_bytes", "self, length=1, byteorder='big', *, signed=false", static (in JinjaCall c) => ToBytes(c));

    public static FunctionSet BuildFloat() => new FunctionSet()
        .Add("is_integer", "self", static (in JinjaCall c) => Boxes.Of(double.IsInteger((double)c[0]!)))
        .Add("conjugate", "self", static (in JinjaCall c) => c[0])
        .Add("as_integer_ratio", "self", static (in JinjaCall c) => Ratio((double)c[0]!))
        .Add("hex", "self", static (in JinjaCall c) => Hex((double)c[0]!));

    private static byte[] ToBytes(in JinjaCall call)
    {
        var number = Numbers.ToBig(call[0]);
        var length = call.Integer(1);
        if (length < 0)
            throw PythonException.ValueError("length argument must be non-negative");
        call.Context.Limits.CheckText(length);
        var signed = call.Boolean(3);
        if (number.Sign < 0 && !signed)
            throw PythonException.Overflow("can't convert negative int to unsigned");
        var bytes = number.ToByteArray(isUnsigned: !signed, isBigEndian: false);
        if (bytes.Length > length && !(number.IsZero && length == 0))
            throw PythonException.Overflow("int too big to convert");
        var result = new byte[length];
        Array.Fill(result, number.Sign < 0 ? (byte)0xff : (byte)0);
        bytes.AsSpan(0, (int)Math.Min(bytes.Length, length)).CopyTo(result);
        if (call.Text(2) == "big")
            Array.Reverse(result);
        else if (call.Text(2) != "little")
            throw PythonException.ValueError("byteorder must be either 'little' or 'big'");
        return result;
    }

    private static TupleValue Ratio(double value)
    {
        if (!double.IsFinite(value))
        {
            throw double.IsNaN(value)
                ? PythonException.ValueError("cannot convert NaN to integer ratio")
                : PythonException.Overflow("cannot convert Infinity to integer ratio");
        }

        var bits = BitConverter.DoubleToInt64Bits(value);
        var exponent = (int)(bits >> 52 & 0x7ff);
        BigInteger numerator = (bits & ((1L << 52) - 1)) | (exponent == 0 ? 0 : 1L << 52);
        var shift = Math.Max(exponent, 1) - 1075;
        var denominator = BigInteger.One << Math.Max(-shift, 0);
        numerator <<= Math.Max(shift, 0);
        var divisor = BigInteger.GreatestCommonDivisor(numerator, denominator);
        return new TupleValue(Boxes.Of(numerator / divisor * (value < 0 ? -1 : 1)), Boxes.Of(denominator / divisor));
    }

    private static string Hex(double value)
    {
        if (!double.IsFinite(value))
            return FloatText.Repr(value);
        var bits = BitConverter.DoubleToInt64Bits(value);
        var fraction = bits & ((1L << 52) - 1);
        var exponent = (int)(bits >> 52 & 0x7ff);
        var sign = bits < 0 ? "-" : "";
        if (value == 0)
            return sign + "0x0.0p+0";
        var power = exponent == 0 ? -1022 : exponent - 1023;
        return string.Create(CultureInfo.InvariantCulture, $"{sign}0x{(exponent == 0 ? 0 : 1)}.{fraction:x13}p{(power < 0 ? '-' : '+')}{Math.Abs(power)}");
    }
}
