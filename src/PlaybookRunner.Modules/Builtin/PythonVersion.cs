using System.Globalization;
using System.Text.RegularExpressions;

namespace PlaybookRunner.Modules.Builtin;

/// <summary>The order of Python packages' version numbers (PEP 440): development and pre-releases before the release, post-releases behind it.</summary>
internal static partial class PythonVersion
{
    private const int Release = 4;

    /// <summary>Compares two versions; local parts (<c>+…</c>) do not count.</summary>
    /// <returns>A negative number, 0, or a positive one.</returns>
    public static int Compare(string one, string other)
    {
        var (first, second) = (Parse(one), Parse(other));
        for (var i = 0; i < Math.Max(first.Numbers.Length, second.Numbers.Length); i++)
        {
            var order = first.Numbers.ElementAtOrDefault(i).CompareTo(second.Numbers.ElementAtOrDefault(i));
            if (order != 0)
                return order;
        }

        var phase = first.Phase.CompareTo(second.Phase);
        return phase != 0 ? phase : first.Number.CompareTo(second.Number);
    }

    private static (long[] Numbers, int Phase, long Number) Parse(string text)
    {
        var match = Shape().Match(text.Trim().ToLowerInvariant());
        var numbers = match.Groups["release"].Value.Split('.', StringSplitOptions.RemoveEmptyEntries).Select(number => Number(number)).ToArray();
        var phase = match.Groups["phase"].Value switch
        {
            "dev" => 0,
            "a" or "alpha" => 1,
            "b" or "beta" => 2,
            "rc" or "c" or "pre" or "preview" => 3,
            "post" or "rev" or "r" => 5,
            _ => Release,
        };
        return (numbers, phase, Number(match.Groups["number"].Value));
    }

    private static long Number(string text) => long.TryParse(text, CultureInfo.InvariantCulture, out var number) ? number : 0;

    [GeneratedRegex(@"^v?(\d+!)?(?<release>\d+(\.\d+)*)[-_.]?(?<phase>[a-z]+)?[-_.]?(?<number>\d+)?")]
    private static partial Regex Shape();
}
