using System.Collections.Concurrent;
using PlaybookRunner.Content;

namespace PlaybookRunner.Inventory;

/// <summary><c>group_vars</c> and <c>host_vars</c> in one folder: of a name its folder with all files in it, or its file.</summary>
internal sealed class VarsFolder(string folder, ContentLoader loader)
{
    private static readonly string[] Extensions = ["", ".yml", ".yaml", ".json"];

    // Grows to the number of groups and hosts.
    private readonly ConcurrentDictionary<(string Kind, string Name), VariableSet> _read = new();
    private readonly bool _hasGroups = loader.Source.DirectoryExists(Path.Combine(folder, "group_vars"));
    private readonly bool _hasHosts = loader.Source.DirectoryExists(Path.Combine(folder, "host_vars"));

    /// <summary>The variables of a group.</summary>
    /// <exception cref="PlaybookException">A file is malformed.</exception>
    /// <exception cref="PlaybookErrorsException">A file is malformed in several ways.</exception>
    public VariableSet OfGroup(string name) => _hasGroups ? Read("group_vars", name) : VariableSet.Empty;

    /// <summary>The variables of a host.</summary>
    /// <exception cref="PlaybookException">A file is malformed.</exception>
    /// <exception cref="PlaybookErrorsException">A file is malformed in several ways.</exception>
    public VariableSet OfHost(string name) => _hasHosts ? Read("host_vars", name) : VariableSet.Empty;

    private VariableSet Read(string kind, string name) => _read.GetOrAdd((kind, name), key => Load(key.Kind, key.Name));

    private VariableSet Load(string kind, string name)
    {
        var variables = VariableSet.Empty;
        if (name.AsSpan().IndexOfAny('/', '\0') >= 0)
            return variables;
        foreach (var path in Files(Path.Combine(folder, kind), name))
            variables = variables.With(LoadFile(path));
        return variables;
    }

    private IEnumerable<string> Files(string parent, string name)
    {
        var path = Path.Combine(parent, name);
        if (loader.Source.DirectoryExists(path))
            return Below(path);
        return Extensions.Select(extension => path + extension).Where(loader.Source.FileExists).Take(1);
    }

    private IEnumerable<string> Below(string directory)
    {
        foreach (var name in loader.Source.List(directory).Where(static name => !name.StartsWith('.') && !name.EndsWith('~')))
        {
            var path = Path.Combine(directory, name);
            if (loader.Source.DirectoryExists(path))
            {
                foreach (var below in Below(path))
                    yield return below;
            }
            else if (Extensions.Contains(Path.GetExtension(name)))
            {
                yield return path;
            }
        }
    }

    private VariableSet LoadFile(string path)
    {
        var problems = new ContentProblems();
        var root = loader.Load(path, null, problems);
        if (root is not (null or YamlMapping or YamlScalar { IsNull: true }))
            problems.Error(ErrorCodes.Structure, $"a variable file holds a mapping, and this is {root.Kind}", root.Position);
        var variables = root is YamlMapping mapping ? Playbooks.VariableNames.Read(mapping, problems) : VariableSet.Empty;
        problems.ThrowIfAny();
        return variables;
    }
}
