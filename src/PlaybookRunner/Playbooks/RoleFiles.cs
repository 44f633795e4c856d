using PlaybookRunner.Content;

namespace PlaybookRunner.Playbooks;

/// <summary>The files of a role: <c>tasks/main.yml</c> and its kin, whatever their extension, and folders in place of single files.</summary>
internal sealed class RoleFiles(ContentLoader loader, ContentProblems problems)
{
    private static readonly string[] Extensions = [".yml", ".yaml", ".json", ""];

    /// <summary>The file of a name in one of the role's folders; null when there is none.</summary>
    /// <param name="role">The role's folder.</param>
    /// <param name="folder">The folder in it, such as <c>tasks</c>.</param>
    /// <param name="name">The file, with or without its extension.</param>
    public string? Find(string role, string folder, string name) =>
        Extensions.Select(extension => Path.GetFullPath(Path.Combine(role, folder, name + extension))).FirstOrDefault(loader.Source.FileExists);

    /// <summary>The variables of a name in <c>vars</c> or <c>defaults</c>: of its file, or of all files in the folder of that name.</summary>
    /// <param name="role">The role's folder.</param>
    /// <param name="folder"><c>vars</c> or <c>defaults</c>.</param>
    /// <param name="name">The file, with or without its extension.</param>
    /// <param name="wantedBy">What names the file; null for <c>main</c>, which may be missing.</param>
    public VariableSet Variables(string role, string folder, string name, SourcePosition? wantedBy)
    {
        var paths = VariableFiles(role, folder, name);
        if (paths.Count == 0 && wantedBy is { } position)
            problems.Error(
                ErrorCodes.FileNotFound,
                $"the role has no file '{folder}/{name}'",
                position,
                ClosestName.Hint(name, FileNames(Path.Combine(role, folder))));
        var variables = VariableSet.Empty;
        foreach (var path in paths)
            variables = variables.With(Load(path));
        return variables;
    }

    /// <summary>The names of the files in a folder without their extensions.</summary>
    public IEnumerable<string> FileNames(string folder) =>
        loader.Source.DirectoryExists(folder) ? loader.Source.List(folder).Select(static name => Path.GetFileNameWithoutExtension(name)) : [];

    private List<string> VariableFiles(string role, string folder, string name)
    {
        if (Find(role, folder, name) is { } file)
            return [file];
        var directory = Path.Combine(role, folder, name);
        return loader.Source.DirectoryExists(directory) ? [.. FilesBelow(directory)] : [];
    }

    private IEnumerable<string> FilesBelow(string directory)
    {
        foreach (var name in loader.Source.List(directory))
        {
            var path = Path.Combine(directory, name);
            if (loader.Source.DirectoryExists(path))
            {
                foreach (var below in FilesBelow(path))
                    yield return below;
            }
            else if (Extensions.Contains(Path.GetExtension(name)) && !name.StartsWith('.'))
            {
                yield return path;
            }
        }
    }

    private VariableSet Load(string path)
    {
        var root = loader.Load(path, null, problems);
        switch (root)
        {
            case null or YamlScalar { IsNull: true }:
                return VariableSet.Empty;
            case YamlMapping mapping:
                return VariableNames.Read(mapping, problems);
            default:
                problems.Error(ErrorCodes.Structure, $"a variable file holds a mapping, and this is {root.Kind}", root.Position);
                return VariableSet.Empty;
        }
    }
}
