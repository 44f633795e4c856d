using System.Globalization;
using System.Numerics;
using System.Text.RegularExpressions;
using PlaybookRunner.Jinja;

namespace PlaybookRunner.Templating.Tests;

/// <summary>Compares versions by the schemes that the test <c>version</c> knows.</summary>
internal static partial class VersionOrder
{
    /// <summary>Below 0 when the left version is lower, 0 when they are equal.</summary>
    /// <exception cref="PythonException">A version does not fit the scheme, or there is no such scheme.</exception>
    public static int Compare(string left, string right, string type) => type switch
    {
        "loose" => CompareLoose(left, right),
        "strict" => CompareStrict(left, right),
        "semver" or "semantic" => CompareSemantic(left, right),
        "pep440" => ComparePep440(left, right),
        _ => throw Arguments.ValueError($"Invalid version type ({type}). Must be one of 'loose', 'strict', 'semver', 'semantic', 'pep440'"),
    };

    private static PythonException Wrong(string message) => Arguments.ValueError($"Version comparison failed: {message}");

    // Numbers and runs of letters, in order; everything between them separates.
    private static int CompareLoose(string left, string right)
    {
        List<object?> a = LooseParts(left), b = LooseParts(right);
        try
        {
            return Python.Compare(a, b);
        }
        catch (PythonException exception)
        {
            throw Wrong(exception.Message);
        }
    }

    private static List<object?> LooseParts(string text) =>
        [.. LoosePart().Split(text).Where(static part => part.Length > 0 && part != ".").Select(static part => BigInteger.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? Arguments.Number(number) : part)];

    private static int CompareStrict(string left, string right)
    {
        Match a = Strict(left), b = Strict(right);
        var order = 0;
        foreach (var group in (string[])["major", "minor", "patch"])
            order = order != 0 ? order : Number(a, group).CompareTo(Number(b, group));
        if (order != 0)
            return order;
        // A pre-release comes before the release.
        if (!a.Groups["tag"].Success || !b.Groups["tag"].Success)
            return b.Groups["tag"].Success.CompareTo(a.Groups["tag"].Success);
        order = string.CompareOrdinal(a.Groups["tag"].Value, b.Groups["tag"].Value);
        return order != 0 ? order : Number(a, "number").CompareTo(Number(b, "number"));
    }

    private static Match Strict(string text) => StrictForm().Match(text) is { Success: true } match ? match : throw Wrong($"invalid version number '{text}'");

    private static BigInteger Number(Match match, string group) => match.Groups[group].Success ? BigInteger.Parse(match.Groups[group].ValueSpan, CultureInfo.InvariantCulture) : 0;

    private static int CompareSemantic(string left, string right)
    {
        Match a = Semantic(left), b = Semantic(right);
        foreach (var group in (string[])["major", "minor", "patch"])
        {
            if (Number(a, group).CompareTo(Number(b, group)) is not 0 and var order)
                return order;
        }

        if (!a.Groups["pre"].Success || !b.Groups["pre"].Success)
            return b.Groups["pre"].Success.CompareTo(a.Groups["pre"].Success);
        string[] x = a.Groups["pre"].Value.Split('.'), y = b.Groups["pre"].Value.Split('.');
        return x.Zip(y).Select(static pair => CompareIdentifiers(pair.First, pair.Second)).FirstOrDefault(static order => order != 0, x.Length.CompareTo(y.Length));
    }

    private static Match Semantic(string text) => SemanticForm().Match(text) is { Success: true } match ? match : throw Wrong($"invalid semantic version '{text}'");

    private static int CompareIdentifiers(string left, string right)
    {
        var (a, b) = (left.All(char.IsAsciiDigit), right.All(char.IsAsciiDigit));
        if (a && b)
            return BigInteger.Parse(left, CultureInfo.InvariantCulture).CompareTo(BigInteger.Parse(right, CultureInfo.InvariantCulture));
        return a == b ? string.CompareOrdinal(left, right) : b.CompareTo(a);
    }

    private static int ComparePep440(string left, string right)
    {
        Match a = Pep440(left), b = Pep440(right);
        if (Number(a, "epoch").CompareTo(Number(b, "epoch")) is not 0 and var epoch)
            return epoch;
        if (CompareReleases(a.Groups["release"].Value, b.Groups["release"].Value) is not 0 and var release)
            return release;
        foreach (var key in (Func<Match, (int, BigInteger)>[])[PreKey, PostKey, DevKey])
        {
            if (key(a).CompareTo(key(b)) is not 0 and var order)
                return order;
        }

        return CompareLocal(a.Groups["local"], b.Groups["local"]);
    }

    private static Match Pep440(string text) => Pep440Form().Match(text.Trim()) is { Success: true } match ? match : throw Wrong($"Invalid version: '{text}'");

    private static int CompareReleases(string left, string right)
    {
        BigInteger[] x = Numbers(left), y = Numbers(right);
        for (var i = 0; i < Math.Max(x.Length, y.Length); i++)
        {
            if ((i < x.Length ? x[i] : 0).CompareTo(i < y.Length ? y[i] : 0) is not 0 and var order)
                return order;
        }

        return 0;

        static BigInteger[] Numbers(string text) => [.. text.Split('.').Select(static part => BigInteger.Parse(part, CultureInfo.InvariantCulture))];
    }

    // A development release of a final one comes before all its pre-releases.
    private static (int, BigInteger) PreKey(Match match)
    {
        if (!match.Groups["pre"].Success)
            return (match.Groups["dev"].Success && !match.Groups["post"].Success ? -1 : 3, 0);
        var rank = char.ToLowerInvariant(match.Groups["pre"].Value[0]) switch { 'a' => 0, 'b' => 1, _ => 2 };
        return (rank, Number(match, "prenumber"));
    }

    private static (int, BigInteger) PostKey(Match match) => match.Groups["post"].Success
        ? (1, match.Groups["postnumber"].Success ? Number(match, "postnumber") : Number(match, "postimplied"))
        : (0, 0);

    private static (int, BigInteger) DevKey(Match match) => match.Groups["dev"].Success ? (0, Number(match, "devnumber")) : (1, 0);

    private static int CompareLocal(Group left, Group right)
    {
        if (!left.Success || !right.Success)
            return left.Success.CompareTo(right.Success);
        string[] x = left.Value.ToLowerInvariant().Split('.', '-', '_'), y = right.Value.ToLowerInvariant().Split('.', '-', '_');
        return x.Zip(y).Select(static pair => -CompareIdentifiersByKind(pair.First, pair.Second)).FirstOrDefault(static order => order != 0, x.Length.CompareTo(y.Length));
    }

    // In local versions numbers come after letters.
    private static int CompareIdentifiersByKind(string left, string right)
    {
        var (a, b) = (left.All(char.IsAsciiDigit), right.All(char.IsAsciiDigit));
        return a == b ? -CompareIdentifiers(left, right) : b.CompareTo(a);
    }

    [GeneratedRegex(@"(\d+|[a-z]+|\.)")]
    private static partial Regex LoosePart();

    [GeneratedRegex(@"^(?<major>\d+)\.(?<minor>\d+)(?:\.(?<patch>\d+))?(?:(?<tag>[ab])(?<number>\d+))?\z")]
    private static partial Regex StrictForm();

    [GeneratedRegex(@"^(?<major>0|[1-9]\d*)\.(?<minor>0|[1-9]\d*)\.(?<patch>0|[1-9]\d*)(?:-(?<pre>[0-9A-Za-z.-]+))?(?:\+[0-9A-Za-z.-]+)?\z")]
    private static partial Regex SemanticForm();

    [GeneratedRegex(
        @"^v?(?:(?<epoch>\d+)!)?(?<release>\d+(?:\.\d+)*)(?:[-_.]?(?<pre>alpha|beta|preview|pre|a|b|c|rc)[-_.]?(?<prenumber>\d+)?)?"
        + @"(?<post>-(?<postimplied>\d+)|[-_.]?(?:post|rev|r)[-_.]?(?<postnumber>\d+)?)?(?<dev>[-_.]?dev[-_.]?(?<devnumber>\d+)?)?(?:\+(?<local>[a-z0-9]+(?:[-_.][a-z0-9]+)*))?\z",
        RegexOptions.IgnoreCase)]
    private static partial Regex Pep440Form();
}
