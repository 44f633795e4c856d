using System.Runtime.CompilerServices;

namespace PlaybookRunner.Tests;

/// <summary>Files beside the tests: inputs, and the outcomes recorded for them.</summary>
internal static class GoldenFiles
{
    /// <summary>A path beside the test that asks.</summary>
    public static string Beside(string name, [CallerFilePath] string test = "") => Path.Combine(Path.GetDirectoryName(test)!, name);

    /// <summary>
    /// Compares a text with a recorded one that we ourselves wrote, such as an error text. With the environment variable UPDATE_GOLDEN the file is
    /// written instead, so that a reviewer sees the difference; a missing file is a failure.
    /// </summary>
    public static void AssertMatches(string actual, string path)
    {
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") is not null)
            File.WriteAllText(path, actual);
        Assert.That(File.Exists(path), $"{path} is missing; run the tests with UPDATE_GOLDEN=1 to record it");
        Assert.That(actual, Is.EqualTo(File.ReadAllText(path)));
    }
}
