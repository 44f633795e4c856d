namespace PlaybookRunner.Content;

/// <summary>
/// Where a relative file name of a task is looked up, as Ansible documents it ("search paths"): in the task's role, in the roles that brought this role
/// in, beside the file the task was written in, beside the playbook; in each of them first in the folder for its kind (<c>files</c>, <c>templates</c>, …).
/// </summary>
internal sealed class ContentPaths
{
    private readonly string[] _folders;

    /// <param name="roleFolders">The folders of the task's role and of those around it, nearest first.</param>
    /// <param name="taskFolder">The folder of the file the task was written in.</param>
    /// <param name="playFolder">The folder of the playbook.</param>
    public ContentPaths(IEnumerable<string> roleFolders, string taskFolder, string playFolder) =>
        _folders = [.. roleFolders.Append(taskFolder).Append(playFolder).Distinct(StringComparer.Ordinal)];

    /// <summary>The folders that are searched: what <c>ansible_search_path</c> shows.</summary>
    public IReadOnlyList<string> Folders => _folders;

    /// <summary>All paths a name may stand for, in the order in which they are tried.</summary>
    /// <param name="kind">The folder for its kind, such as <c>files</c>.</param>
    /// <param name="name">A relative or absolute path.</param>
    public IEnumerable<string> Candidates(string kind, string name)
    {
        if (Path.IsPathRooted(name))
            return [Path.GetFullPath(name)];
        return _folders.SelectMany(folder => new[] { Path.Combine(folder, kind, name), Path.Combine(folder, name) })
            .Select(static path => Path.GetFullPath(path))
            .Distinct(StringComparer.Ordinal);
    }

    /// <summary>The first of the paths at which there is a file; null when there is none.</summary>
    public string? FindFile(IContentSource source, string kind, string name) => Candidates(kind, name).FirstOrDefault(source.FileExists);
}
