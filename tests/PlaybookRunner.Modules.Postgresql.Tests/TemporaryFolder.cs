using System.Diagnostics;

namespace PlaybookRunner.Modules.Postgresql.Tests;

/// <summary>A folder that is removed with the test.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    /// <summary>The folder.</summary>
    public string Path { get; } = Directory.CreateTempSubdirectory("postgresql-files-").FullName;

    /// <summary>Gives a folder to the user that runs the server, where that is another one.</summary>
    public static void GiveToServer(string folder)
    {
        if (Environment.IsPrivilegedProcess)
            Process.Start("chown", ["-R", "postgres", folder]).WaitForExit();

        Process.Start("chmod", ["-R", "u=rwX,go=", folder]).WaitForExit();
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
