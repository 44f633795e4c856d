namespace PlaybookRunner.Ssh.Settings;

/// <summary>The home folder of the user of the control node.</summary>
internal static class HomeFolder
{
    public static string Path { get; } = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);

    /// <summary>A path with a leading <c>~</c> resolved.</summary>
    public static string Expand(string path) =>
        path == "~" || path.StartsWith("~/", StringComparison.Ordinal) ? Path + path[1..] : path;
}
