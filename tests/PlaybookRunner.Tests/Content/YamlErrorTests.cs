using PlaybookRunner.Content;

namespace PlaybookRunner.Tests.Content;

/// <summary>Each file in errors/ is wrong; beside it stands all that is said about it.</summary>
[TestFixture]
internal sealed class YamlErrorTests
{
    private static IEnumerable<string> Files() =>
        Directory.GetFiles(GoldenFiles.Beside("errors"), "*.yml").Select(static path => Path.GetFileName(path)).Order();

    [TestCaseSource(nameof(Files))]
    public void An_error_is_explained(string name)
    {
        var problems = new ContentProblems();
        new ContentLoader(new InFolder(GoldenFiles.Beside("errors")), VaultSecrets.None).Load(name, null, problems);

        var text = string.Concat(problems.Errors.Select(ErrorText.Render).Concat(problems.Warnings.Select(ErrorText.Render)));
        Assert.That(text, Is.Not.Empty);
        GoldenFiles.AssertMatches(text, GoldenFiles.Beside($"errors/{Path.ChangeExtension(name, ".txt")}"));
    }

    /// <summary>Files by their name alone, so that no path of a machine gets into a recorded text.</summary>
    private sealed class InFolder(string folder) : IContentSource
    {
        public bool FileExists(string path) => File.Exists(Path.Combine(folder, path));

        public bool DirectoryExists(string path) => Directory.Exists(Path.Combine(folder, path));

        public byte[] Read(string path) => File.ReadAllBytes(Path.Combine(folder, path));

        public IReadOnlyList<string> List(string directory) => throw new NotSupportedException();
    }
}
