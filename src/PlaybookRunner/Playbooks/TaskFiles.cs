using PlaybookRunner.Content;

namespace PlaybookRunner.Playbooks;

/// <summary>
/// Finds the files that imports and includes of tasks name. As in the reference an import looks beside its own file first, an include first in the
/// role's <c>tasks</c> folder.
/// </summary>
internal static class TaskFiles
{
    /// <summary>The file; null when it is nowhere.</summary>
    public static string? Find(IContentSource source, string name, string? role, string folder, string playFolder, bool isStatic) =>
        Candidates(name, role, folder, playFolder, isStatic).FirstOrDefault(source.FileExists);

    /// <summary>All paths the name may stand for, in the order in which they are tried.</summary>
    /// <param name="name">A path, usually relative.</param>
    /// <param name="role">The role's folder; null outside of roles.</param>
    /// <param name="folder">The folder of the file that names it.</param>
    /// <param name="playFolder">The folder of the playbook.</param>
    /// <param name="isStatic">Whether it is imported before the run.</param>
    public static IEnumerable<string> Candidates(string name, string? role, string folder, string playFolder, bool isStatic)
    {
        IEnumerable<string> folders = role is null
            ? [folder, playFolder, Path.Combine(playFolder, "tasks")]
            : isStatic
                ? [folder, Path.Combine(role, "tasks"), role, playFolder, Path.Combine(playFolder, "tasks")]
                : [Path.Combine(role, "tasks"), folder, role, playFolder, Path.Combine(playFolder, "tasks")];
        return folders.Select(start => Path.GetFullPath(Path.Combine(start, name))).Distinct(StringComparer.Ordinal);
    }
}
