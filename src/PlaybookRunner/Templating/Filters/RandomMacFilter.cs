using System.Globalization;
using PlaybookRunner.Jinja;

namespace PlaybookRunner.Templating.Filters;

/// <summary>The filter <c>community.general.random_mac</c>: fills a prefix up to a hardware address.</summary>
internal static class RandomMacFilter
{
    private const long Lowest = 0x1000000000;
    private const long Highest = 0xFFFFFFFFFF;

    public static void AddTo(FunctionSet filters) => filters.Add("random_mac", "value, seed=none", static (in JinjaCall c) => Fill(c[0], c[1]));

    private static string Fill(object? value, object? seed)
    {
        if (!Arguments.IsText(value))
            throw Arguments.TypeError($"Invalid value type ({Python.TypeName(value)}) for random_mac ({Python.Str(value)})");
        var parts = Python.Str(value).ToLowerInvariant().Split(':').Where(static part => part.Length > 0).ToList();
        if (parts.Count > 5)
            throw Arguments.ValueError($"Invalid value ({Python.Str(value)}) for random_mac: 5 colon(:) separated items max");
        if (parts.Find(static part => part.Length > 2 || !part.All(char.IsAsciiHexDigit)) is { } wrong)
            throw Arguments.ValueError($"Invalid value ({Python.Str(value)}) for random_mac: {wrong} not hexa byte");
        if (parts.Count == 0)
            throw Arguments.ValueError($"Invalid value ({Python.Str(value)}) for random_mac");
        var random = seed is null ? new PythonRandom((uint)System.Security.Cryptography.RandomNumberGenerator.GetInt32(int.MaxValue)) : PythonRandom.Seeded(seed);
        var digits = (Lowest + random.Below(Highest - Lowest + 1)).ToString("x", CultureInfo.InvariantCulture);
        return string.Join(':', [.. parts, .. digits.Chunk(2).Take(6 - parts.Count).Select(static pair => new string(pair))]);
    }
}
