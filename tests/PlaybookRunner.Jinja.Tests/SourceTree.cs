namespace PlaybookRunner.Jinja.Tests;

/// <summary>Folders of this test project in the source tree: golden files are read, and recorded, where they are kept.</summary>
internal static class SourceTree
{
    public static string Folder(string name) => Path.Combine(Root(), "tests", "PlaybookRunner.Jinja.Tests", name);

    public static string Root()
    {
        string folder = TestContext.CurrentContext.TestDirectory;
        while (!File.Exists(Path.Combine(folder, "Directory.Build.props")))
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("The tests do not run inside the source tree.");
        return folder;
    }
}
