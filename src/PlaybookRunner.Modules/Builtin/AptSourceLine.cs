using System.Text.RegularExpressions;

namespace PlaybookRunner.Modules.Builtin;

/// <summary>A line of a <c>sources.list</c> file.</summary>
/// <param name="Text">The source with single spaces, such as <c>deb [arch=amd64] http://deb.example.org stable main</c>.</param>
/// <param name="IsEnabled">Whether the line is none that was made a comment.</param>
internal sealed partial record AptSourceLine(string Text, bool IsEnabled)
{
    /// <summary>Reads a line.</summary>
    /// <returns>The source; null when the line is something else.</returns>
    public static AptSourceLine? Parse(string line)
    {
        var match = Shape().Match(line.Split(" #")[0].Trim());
        if (!match.Success)
            return null;

        string[] words = [match.Groups["type"].Value, .. Words(match.Groups["options"].Value), .. Words(match.Groups["place"].Value)];
        return new AptSourceLine(string.Join(' ', words), !match.Groups["off"].Success);
    }

    /// <summary>The name of a file for the source, made of its address.</summary>
    public string FileName
    {
        get
        {
            var address = Text.Split(' ').First(word => word.Contains(':', StringComparison.Ordinal) && !word.Contains('=', StringComparison.Ordinal));
            return Symbols().Replace(Scheme().Replace(address, ""), "_").Trim('_');
        }
    }

    private static string[] Words(string text) => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);

    [GeneratedRegex(@"^(?<off>#+\s*)?(?<type>deb|deb-src)\s+(?<options>\[[^\]]*\]\s+)?(?<place>\S+:\S*(\s+\S+)+)$")]
    private static partial Regex Shape();

    [GeneratedRegex(@"^[a-z+]+:/*([^@/]*@)?")]
    private static partial Regex Scheme();

    [GeneratedRegex("[^A-Za-z0-9]+")]
    private static partial Regex Symbols();
}
