namespace PlaybookRunner.Content;

/// <summary>Where content files are read from.</summary>
internal interface IContentSource
{
    bool FileExists(string path);

    bool DirectoryExists(string path);

    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read.</exception>
    byte[] Read(string path);

    /// <summary>The names of what a directory holds, sorted by their characters.</summary>
    IReadOnlyList<string> List(string directory);
}
