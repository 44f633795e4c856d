namespace PlaybookRunner.Modules.Builtin.Facts;

/// <summary>The environment of the target's user.</summary>
internal static class EnvironmentFacts
{
    // The kernel separates variables by NUL; line breaks inside values travel as \001.
    private const string Script = "if [ -r /proc/self/environ ]; then tr '\\n\\000' '\\001\\n' < /proc/self/environ; else env; fi";

    /// <summary>The collector.</summary>
    public static FactCollector Collector { get; } = new("env", [new("env", Script)], Read) { IsMinimal = true };

    private static void Read(FactSections sections, OrderedDictionary<string, object?> facts)
    {
        var environment = new OrderedDictionary<string, object?>();
        foreach (var line in sections.Lines("env"))
        {
            var at = line.IndexOf('=', StringComparison.Ordinal);
            if (at > 0)
                environment[line[..at]] = line[(at + 1)..].Replace('\u0001', '\n');
        }

        facts["env"] = environment;
    }
}
