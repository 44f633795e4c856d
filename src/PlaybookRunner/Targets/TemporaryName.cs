using System.Security.Cryptography;

namespace PlaybookRunner.Targets;

/// <summary>Names of files that stand beside another one until they are renamed over it, and of backups.</summary>
internal static class TemporaryName
{
    /// <summary>A hidden name that nothing else has, short enough for any file system.</summary>
    public static string Beside(string path)
    {
        var (folder, name) = Split(path);
        return $"{folder}.{Shorten(name)}.{RandomNumberGenerator.GetHexString(12, lowercase: true)}.tmp";
    }

    /// <summary>The folder with its final slash (empty for none), and the name in it.</summary>
    public static (string Folder, string Name) Split(string path)
    {
        var slash = path.LastIndexOf('/');
        return (path[..(slash + 1)], path[(slash + 1)..]);
    }

    // Names may have 255 bytes, and a character may take four of them.
    private static string Shorten(string name) => name.Length <= 50 ? name : name[..50];
}
