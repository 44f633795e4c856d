namespace PlaybookRunner.Execution;

/// <summary>The strategies by name.</summary>
internal static class Strategies
{
    public const string Default = "linear";

    public static IReadOnlyList<string> Names { get; } = ["linear", "free", "host_pinned"];

    public static IStrategy Create(string name, IReadOnlyList<HostRun> hosts, TaskAnnouncer announcer, RunOptions options) =>
        ShortName(name) switch
        {
            "free" => new FreeStrategy(announcer),
            "host_pinned" => new HostPinnedStrategy(announcer, options.Forks),
            _ => new LinearStrategy(hosts, announcer),
        };

    public static bool Exists(string name) => Names.Contains(ShortName(name));

    private static string ShortName(string name) => name.StartsWith("ansible.builtin.", StringComparison.Ordinal) ? name["ansible.builtin.".Length..] : name;
}
