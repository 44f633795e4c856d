namespace PlaybookRunner.Jinja.Tests.Values;

/// <summary>Where we differ from the recorded outcomes on purpose.</summary>
internal static class KnownDifferences
{
    public static bool Explain(string expression, string expected, string actual) => expected == actual;
}
