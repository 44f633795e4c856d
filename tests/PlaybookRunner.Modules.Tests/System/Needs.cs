namespace PlaybookRunner.Modules.Tests;

/// <summary>What a test needs of the machine it runs on: without it a laptop skips the test, and continuous integration fails it.</summary>
internal static class Needs
{
    public static void Root() => That(Environment.UserName == "root", "it changes users, packages or services, which needs root");

    public static void Program(string name) =>
        That(
            (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Any(folder => File.Exists(Path.Combine(folder, name))),
            $"it needs the program '{name}'");

    public static void Systemd() => That(Directory.Exists("/run/systemd/system"), "it needs a machine that systemd runs");

    private static void That(bool condition, string reason)
    {
        if (!condition)
            throw Missing(reason);
    }

    /// <summary>What ends a test that lacks something: skipped, or failed where nothing may be skipped.</summary>
    public static Exception Missing(string reason) =>
        Environment.GetEnvironmentVariable("CI") == "true"
            ? new AssertionException($"The machine of continuous integration lacks something: {reason}.")
            : new IgnoreException($"Skipped: {reason}.");
}
