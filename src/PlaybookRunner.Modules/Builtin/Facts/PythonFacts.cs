using System.Globalization;

namespace PlaybookRunner.Modules.Builtin.Facts;

/// <summary>The target's Python, when it has one. Nothing here needs it; playbooks ask for it to choose packages.</summary>
internal static class PythonFacts
{
    /// <summary>What is read.</summary>
    public static FactSource Source { get; } = new(
        "python", "python=$(command -v python3 || command -v python) && printf '%s\\n' \"$python\" && \"$python\" -V 2>&1");

    /// <summary>The collector.</summary>
    public static FactCollector Collector { get; } = new("python", [Source], Read) { IsMinimal = true };

    /// <summary>The version such as <c>3.11.2</c>; null when there is no Python.</summary>
    public static string? Version(FactSections sections) =>
        sections.Lines("python") is [_, var version, ..] && version.StartsWith("Python ", StringComparison.Ordinal) ? version[7..].Trim() : null;

    private static void Read(FactSections sections, OrderedDictionary<string, object?> facts)
    {
        if (Version(sections) is not { } version)
            return;

        long[] numbers = [.. version.Split('.').Select(LeadingNumber), 0, 0, 0];
        facts["python"] = new OrderedDictionary<string, object?>
        {
            ["version"] = new OrderedDictionary<string, object?>
            {
                ["major"] = numbers[0],
                ["minor"] = numbers[1],
                ["micro"] = numbers[2],
                ["releaselevel"] = "final",
                ["serial"] = 0L,
            },
            ["version_info"] = new List<object?> { numbers[0], numbers[1], numbers[2], "final", 0L },
            ["executable"] = sections.Lines("python")[0],
            ["type"] = "cpython",
            ["has_sslcontext"] = true,
        };
    }

    private static long LeadingNumber(string text)
    {
        var digits = text.TakeWhile(char.IsAsciiDigit).Count();
        return digits == 0 ? 0 : long.Parse(text.AsSpan(0, digits), CultureInfo.InvariantCulture);
    }
}
