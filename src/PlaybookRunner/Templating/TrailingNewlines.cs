namespace PlaybookRunner.Templating;

/// <summary>The rule of ansible-core that the text of a template ends in at least as many newlines as its source.</summary>
internal static class TrailingNewlines
{
    public static string Restore(string source, string result, string lineBreak)
    {
        var missing = CountOf(source) - CountOf(result);
        return missing > 0 ? result + string.Concat(Enumerable.Repeat(lineBreak, missing)) : result;
    }

    private static int CountOf(string text) => text.Length - text.AsSpan().TrimEnd('\n').Length;
}
