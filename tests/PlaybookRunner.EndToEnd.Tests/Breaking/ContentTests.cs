namespace PlaybookRunner.EndToEnd.Tests.Breaking;

/// <summary>
/// Content that is broken, in every way that people break it: a folder each, with a playbook that was to write over <c>settings</c>. What goes to standard error
/// is kept whole in <c>error.txt</c> (rewritten with <c>RECORD=1</c>); who does what, the recap and the exit code are the reference's (<c>record.sh</c>), or
/// those of <c>instead.txt</c> where we differ on purpose, the reason in its first line.
/// </summary>
internal sealed class ContentTests
{
    private string _folder = null!;

    private static string Cases => Path.Combine(Repository.Folder, "tests", "PlaybookRunner.EndToEnd.Tests", "Breaking", "Content");

    private string Settings => Path.Combine(_folder, "target", "settings");

    private static IEnumerable<string> Names() => Directory.EnumerateDirectories(Cases).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal);

    [SetUp]
    public void WriteOldFile()
    {
        _folder = Directory.CreateTempSubdirectory("breaking-").FullName;
        Directory.CreateDirectory(Path.GetDirectoryName(Settings)!);
        File.WriteAllText(Settings, "old\n");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(Settings, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead);
    }

    [TearDown]
    public void RemoveFolder() => Directory.Delete(_folder, recursive: true);

    [TestCaseSource(nameof(Names))]
    public async Task Broken_content_names_its_place_and_leaves_the_old_file(string name)
    {
        var run = await RunAsync(name);
        var error = run.Error.Replace(_folder, "{folder}", StringComparison.Ordinal);
        var golden = Path.Combine(Cases, name, "error.txt");
        if (Environment.GetEnvironmentVariable("RECORD") == "1")
            await File.WriteAllTextAsync(golden, error);

        Assert.Multiple(() =>
        {
            Assert.That(error, Is.EqualTo(File.ReadAllText(golden)));
            Assert.That(run.Flow, Is.EqualTo(ExpectedFlow(name)), run.ToString());
            AssertOldFile();
        });
    }

    private async Task<CommandLineRun> RunAsync(string name)
    {
        foreach (var file in Directory.EnumerateFiles(Path.Combine(Cases, name), "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(_folder, Path.GetRelativePath(Path.Combine(Cases, name), file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }

        var arguments = Path.Combine(_folder, "arguments");
        string[] more = File.Exists(arguments) ? (await File.ReadAllTextAsync(arguments)).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries) : [];
        return await CommandLineRun.StartAsync([Path.Combine(_folder, "site.yml"), "-e", $"out={Path.Combine(_folder, "target")}", .. more.Select(InFolder)]);
    }

    // The paths among a case's arguments are relative to its folder.
    private string InFolder(string argument) => argument.StartsWith('-') ? argument : Path.Combine(_folder, argument);

    private static string ExpectedFlow(string name)
    {
        var instead = Path.Combine(Cases, name, "instead.txt");
        return File.Exists(instead)
            ? string.Concat(File.ReadLines(instead).Skip(1).Select(line => line + "\n"))
            : File.ReadAllText(Path.Combine(Cases, name, "reference.txt"));
    }

    private void AssertOldFile()
    {
        Assert.That(Directory.EnumerateFileSystemEntries(Path.GetDirectoryName(Settings)!), Is.EqualTo(new[] { Settings }), "nothing half-done may be left");
        Assert.That(File.ReadAllText(Settings), Is.EqualTo("old\n"));
        if (!OperatingSystem.IsWindows())
            Assert.That(File.GetUnixFileMode(Settings), Is.EqualTo(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead));
    }
}
