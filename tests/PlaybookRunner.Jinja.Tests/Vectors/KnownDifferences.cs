namespace PlaybookRunner.Jinja.Tests.Vectors;

/// <summary>Cases in which this library differs from Jinja2 on purpose, each with its reason. One that no longer differs must be taken out.</summary>
internal static class KnownDifferences
{
    private const string Complex = "There are no complex numbers and no Ellipsis here; such text stays text.";
    private const string Folded = "Jinja2 hides the error of slicing a number where it computes constants in advance; with a variable it reports it, as we always do.";
    private const string Raw = "Python's compiler finds it in the code that Jinja2 generates, with a line of that code; here it is a syntax error with its place.";
    private const string Comma = "A comma after the last target is fine, as in Python; Jinja2's parser has a check for the end there that never holds.";
    private const string Late = "Jinja2's native code keeps the loop itself and prints it when the loop has gone on; here it prints as it was.";
    private const string Filter = "Jinja2's compiler stops with an assertion when a filter of a block assignment mentions a variable.";
    private const string Signature = "Our message has the names of our function.";

    private static readonly Dictionary<string, string> Reasons = new(StringComparer.Ordinal)
    {
        ["{{ (-3) ** (0.5) }}"] = Complex,
        ["{{ '1j' }}"] = Complex,
        ["{{ '...' }}"] = Complex,
        ["{{ (1)[:1] }}"] = Folded,
        ["{{ (-7)[:1] }}"] = Folded,
        ["{{ (2.5)[:1] }}"] = Folded,
        ["{{ (true)[:1] }}"] = Folded,
        ["{{ ({'a': 1})[:1] }}"] = Folded,
        ["{{ (none)[:1] }}"] = Folded,
        ["{{ (10000000000000000000)[:1] }}"] = Folded,
        ["{{ a[1:2, 3] }}"] = Raw,
        ["{{ f(a=1, a=2) }}"] = Raw,
        ["{% macro f(a, a) %}{% endmacro %}"] = Raw,
        ["{% for a, in [(1,)] %}{{ a }}{% endfor %}"] = Comma,
        ["{% set a, = [1] %}{{ a }}"] = Comma,
        ["{% for i in range(3) %}{{ loop }}{% endfor %}"] = Late,
        ["{% set a | replace('a', x) | upper %}aba{% endset %}{{ a }}"] = Filter,
        ["{{ joiner(1, 2) }}"] = Signature,
    };

    /// <summary>Why the outcome of a source may differ, or null.</summary>
    public static string? ReasonFor(string source) => Reasons.GetValueOrDefault(source);

    /// <summary>The sources that are listed.</summary>
    public static IEnumerable<string> Sources => Reasons.Keys;
}
