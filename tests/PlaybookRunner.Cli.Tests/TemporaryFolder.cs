namespace PlaybookRunner.Cli.Tests;

/// <summary>A folder of a test's own, removed with all that is in it at the end.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("playbookrunner-cli-").FullName;

    /// <summary>Writes a file into it.</summary>
    /// <returns>The file's path.</returns>
    public string Write(string name, string content)
    {
        var path = System.IO.Path.Combine(Path, name);
        File.WriteAllText(path, content);
        return path;
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
