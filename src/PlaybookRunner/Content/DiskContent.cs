namespace PlaybookRunner.Content;

/// <summary>Content on disk.</summary>
internal sealed class DiskContent : IContentSource
{
    public bool FileExists(string path) => File.Exists(path);

    public bool DirectoryExists(string path) => Directory.Exists(path);

    public byte[] Read(string path) => File.ReadAllBytes(path);

    public IReadOnlyList<string> List(string directory)
    {
        var names = Directory.EnumerateFileSystemEntries(directory).Select(static path => Path.GetFileName(path)).ToArray();
        Array.Sort(names, StringComparer.Ordinal);
        return names;
    }
}
