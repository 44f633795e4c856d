namespace PlaybookRunner.Targets.Local;

/// <summary>Finds a program as <c>execvp</c> does.</summary>
internal static class ProgramPath
{
    /// <param name="program">A name to look for in <paramref name="path"/>, or a path.</param>
    /// <param name="path">Folders with colons between them.</param>
    /// <param name="folder">Where a relative path starts; null for the current folder.</param>
    public static string? Find(string program, string path, string? folder = null)
    {
        if (program.Contains('/', StringComparison.Ordinal))
        {
            var full = folder is null ? program : Path.Combine(folder, program);
            return IsProgram(full) ? full : null;
        }

        return path.Split(':')
            .Select(place => Path.Combine(place, program))
            .FirstOrDefault(IsProgram);
    }

    private static bool IsProgram(string path) => Posix.Access(path, Posix.ExecuteAccess) == 0 && !Directory.Exists(path);
}
