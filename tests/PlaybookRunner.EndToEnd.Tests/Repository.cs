namespace PlaybookRunner.EndToEnd.Tests;

/// <summary>The repository that the tests were built in.</summary>
internal static class Repository
{
    public static string Folder
    {
        get
        {
            var folder = new DirectoryInfo(TestContext.CurrentContext.TestDirectory);
            while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "PlaybookRunner.sln")))
                folder = folder.Parent;
            return folder?.FullName ?? throw new InvalidOperationException("The tests do not lie in the repository.");
        }
    }
}
