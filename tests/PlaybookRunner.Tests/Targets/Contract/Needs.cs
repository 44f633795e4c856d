namespace PlaybookRunner.Targets.Contract;

/// <summary>What a test needs of the machine. Where it lacks on a developer's machine the test is skipped; on CI it fails.</summary>
internal static class Needs
{
    public static void Root()
    {
        if (Environment.UserName != "root")
        {
            Miss("root, to make users and servers");
        }
    }

    /// <summary>Requires a program and returns its path.</summary>
    public static string Program(string name, string package)
    {
        string[] folders = ["/usr/sbin", "/usr/bin", "/sbin", "/bin"];
        var path = folders.Select(folder => Path.Combine(folder, name)).FirstOrDefault(File.Exists);
        if (path is null)
        {
            Miss($"{name} (package {package})");
        }

        return path!;
    }

    private static void Miss(string what)
    {
        if (Environment.GetEnvironmentVariable("CI") == "true")
        {
            Assert.Fail($"This test needs {what}.");
        }

        Assert.Ignore($"This test needs {what}.");
    }
}
