using System.Numerics;
using PlaybookRunner.Jinja;
using PlaybookRunner.Templating.Formats;

namespace PlaybookRunner.Templating.Filters;

/// <summary>The filters of <c>community.general</c> between numbers and the short texts of hashids.</summary>
internal static class HashidsFilters
{
    private const string Options = "salt=none, alphabet=none, min_length=none";

    public static void AddTo(FunctionSet filters) => filters
        .Add("hashids_encode", "nums, " + Options, static (in JinjaCall c) => Encode(c))
        .Add("hashids_decode", "hashid, " + Options, static (in JinjaCall c) =>
            Arguments.IsText(c[0]) ? HashidsOf(c).Decode(Python.Str(c[0])).Select(static number => (object?)Arguments.Number(number)).ToList() : new List<object?>());

    private static Hashids HashidsOf(in JinjaCall call) => new(
        Arguments.TextOrNull(call, 1) ?? "",
        call[3] is null ? 0 : (int)Arguments.Whole(call[3]),
        Arguments.TextOrNull(call, 2) ?? Hashids.StandardAlphabet);

    private static string Encode(in JinjaCall call)
    {
        var hashids = HashidsOf(call);
        var values = call[0] is IReadOnlyList<object?> list ? list : [call[0]];
        var numbers = values.Select(Number).ToList();
        return numbers.TrueForAll(static number => number is not null) ? hashids.Encode(numbers.ConvertAll(static number => number!.Value)) : "";
    }

    private static BigInteger? Number(object? value) => value switch
    {
        long number => number,
        BigInteger number => number,
        bool truth => truth ? 1 : 0,
        double number when double.IsInteger(number) => new BigInteger(number),
        double or string or Markup => null,
        _ => throw Arguments.TypeError($"Data to encode must by a tuple or list of ints: int() argument must be a string, a bytes-like object or a real number, not '{Python.TypeName(value)}'"),
    };
}
