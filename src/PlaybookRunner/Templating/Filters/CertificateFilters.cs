using System.Globalization;
using System.Numerics;
using System.Text.RegularExpressions;
using PlaybookRunner.Jinja;

namespace PlaybookRunner.Templating.Filters;

/// <summary>The filters of <c>community.crypto</c> for texts around certificates.</summary>
internal static partial class CertificateFilters
{
    public static void AddTo(FunctionSet filters) => filters
        .Add("split_pem", "data", static (in JinjaCall c) => Arguments.IsText(c[0])
            ? Blocks().Matches(Python.Str(c[0])).Select(static match => (object?)EmptyLines().Replace(match.Value, "")).ToList()
            : throw Arguments.TypeError($"The community.crypto.split_pem input must be a text type, not {Python.TypeName(c[0])}"))
        .Add("to_serial", "input", static (in JinjaCall c) => ToSerial(c[0]))
        .Add("parse_serial", "input", static (in JinjaCall c) => ParseSerial(c[0]));

    private static string ToSerial(object? value)
    {
        var number = value switch
        {
            long integer => integer,
            BigInteger integer => integer,
            bool truth => truth ? 1 : 0,
            _ => throw Arguments.TypeError($"The input for the community.crypto.to_serial filter must be an integer; got {Python.TypeName(value)} instead"),
        };
        return number.Sign < 0
            ? throw Arguments.ValueError("The input for the community.crypto.to_serial filter must not be negative")
            : string.Join(':', number.ToByteArray(isUnsigned: true, isBigEndian: true).Select(static each => each.ToString("X2", CultureInfo.InvariantCulture)));
    }

    private static object ParseSerial(object? value)
    {
        if (!Arguments.IsText(value))
            throw Arguments.TypeError($"The input for the community.crypto.parse_serial filter must be a string; got {Python.TypeName(value)} instead");
        var number = BigInteger.Zero;
        foreach (var part in Python.Str(value).Split(':'))
        {
            if (!byte.TryParse(part.Trim(), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var each))
                throw Arguments.ValueError($"The part {Python.Repr(part)} is not a hexadecimal number in range [0, 255]");
            number = (number << 8) | each;
        }

        return Arguments.Number(number);
    }

    [GeneratedRegex(@"^-----BEGIN [^-\n]+-----\r?\n(?s:.*?)^-----END [^-\n]+-----\r?\n?", RegexOptions.Multiline)]
    private static partial Regex Blocks();

    [GeneratedRegex(@"^\r?\n", RegexOptions.Multiline)]
    private static partial Regex EmptyLines();
}
