using System.Security.Cryptography;

namespace PlaybookRunner.Targets;

/// <summary>Names of files that stand beside another one until they are renamed over it, and of backups.</summary>
internal static class TemporaryName
{
    /// <summary>A hidden name in the folder of a path, that nothing else there has.</summary>
    public static string Beside(string path) => Split(path.TrimEnd('/')).Folder + Hidden();

    /// <summary>A hidden name that nothing else has.</summary>
    public static string Hidden() => $".playbookrunner-{RandomNumberGenerator.GetHexString(16, lowercase: true)}.tmp";

    /// <summary>The folder with its final slash (empty for none), and the name in it.</summary>
    public static (string Folder, string Name) Split(string path)
    {
        var slash = path.LastIndexOf('/');
        return (path[..(slash + 1)], path[(slash + 1)..]);
    }
}
