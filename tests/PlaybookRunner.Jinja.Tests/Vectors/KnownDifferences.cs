namespace PlaybookRunner.Jinja.Tests.Vectors;

/// <summary>Cases in which this library differs from Jinja2 on purpose, each with its reason.</summary>
internal static class KnownDifferences
{
    private static readonly HashSet<string> Ids = [];

    public static bool Contains(string id) => Ids.Contains(id);
}
