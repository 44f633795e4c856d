using System.Globalization;
using System.Text.RegularExpressions;
using PlaybookRunner.Jinja;

namespace PlaybookRunner.Templating.Filters;

/// <summary>Filters between numbers of bytes and text that people read.</summary>
internal static partial class SizeFilters
{
    private const string Units = "YZEPTGMKB";

    private static readonly string[] Names = ["yotta", "zetta", "exa", "peta", "tera", "giga", "mega", "kilo", ""];

    public static void AddTo(FunctionSet filters) => filters
        .Add("human_readable", "size, isbits=false, unit=none", static (in JinjaCall c) => Readable(c))
        .Add("human_to_bytes", "size, default_unit=none, isbits=false", static (in JinjaCall c) => ToBytes(c));

    private static double Factor(char unit) => Math.Pow(1024, Units.Length - 1 - Units.IndexOf(unit, StringComparison.Ordinal));

    private static string Readable(in JinjaCall call)
    {
        if (call[0] is not (long or double or bool or System.Numerics.BigInteger))
            throw Arguments.TypeError($"human_readable() failed on bad input: '>=' not supported between instances of '{Python.TypeName(call[0])}' and 'int'");
        var size = Python.ToFloat(call[0]);
        var bits = call.Boolean(1);
        var wanted = Arguments.TextOrNull(call, 2)?.ToUpperInvariant();
        var unit = wanted is "" ? 'B' : Units.FirstOrDefault(each => wanted is not null ? wanted[0] == each : size >= Factor(each), 'B');
        var name = unit == 'B' ? (bits ? "bits" : "Bytes") : unit + (bits ? "b" : "B");
        return $"{Python.Format(size / Factor(unit), ".2f", call.Context.Limits)} {name}";
    }

    private static object ToBytes(in JinjaCall call)
    {
        var text = Python.Str(call[0]);
        var isBits = call.Boolean(2);
        var match = Size().Match(text);
        if (!match.Success || !double.TryParse(match.Groups[1].ValueSpan, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
            throw Wrong($"human_to_bytes() can't interpret following string: {text}");
        var unit = match.Groups[2].Success ? match.Groups[2].Value : Arguments.TextOrNull(call, 1);
        if (string.IsNullOrEmpty(unit))
            return Rounded(number);
        var first = char.ToUpperInvariant(unit[0]);
        if (!Units.Contains(first))
            throw Wrong($"human_to_bytes() failed to convert {text} (unit = {unit}). The suffix must be one of {string.Join(", ", Units.ToCharArray())}");
        CheckUnit(text, unit, first, isBits);
        return Rounded(number * Factor(first));
    }

    // A capital B stands for bytes and a small one for bits, except where it stands alone; words are in the singular.
    private static void CheckUnit(string text, string unit, char first, bool isBits)
    {
        var (letter, word) = isBits ? ("b", "bit") : ("B", "byte");
        if (unit.Length == 1 || (unit.Length == 2 && unit[1..] == letter) || unit.Equals(Names[Units.IndexOf(first, StringComparison.Ordinal)] + word, StringComparison.OrdinalIgnoreCase))
            return;
        throw Wrong($"human_to_bytes() failed to convert {text}. Value is not a valid string (expect {letter} or {word} in unit)");
    }

    private static object Rounded(double value) => Python.ToInteger(Math.Round(value, MidpointRounding.ToEven));

    private static PythonException Wrong(string message) => Arguments.ValueError($"human_to_bytes() can't interpret the input: {message}");

    [GeneratedRegex(@"^([0-9]*\.?[0-9]+)(?:\s*([A-Za-z]+))?\s*$")]
    private static partial Regex Size();
}
