using PlaybookRunner.Modules;

namespace PlaybookRunner.Testing;

/// <summary>A folder as a role would have it: <c>files</c>, <c>templates</c> and <c>vars</c> in it are searched first, then the folder itself.</summary>
/// <param name="root">The folder.</param>
public sealed class TestControlFiles(string root) : IControlFiles
{
    /// <inheritdoc/>
    public string Find(string folder, string name)
    {
        string[] places = [Path.Combine(root, folder, name), Path.Combine(root, name)];
        return places.FirstOrDefault(Path.Exists)
            ?? throw new ModuleFailedException($"Could not find or access '{name}'\nSearched in:\n{string.Join('\n', places.Select(place => "\t" + place))}");
    }

    /// <inheritdoc/>
    public byte[] Read(string path, bool decrypt = true) => File.ReadAllBytes(path);

    /// <summary>Refuses: reading YAML with its templates takes the engine.</summary>
    public IReadOnlyDictionary<string, object?> LoadVariables(string path) =>
        throw new ModuleFailedException($"{path}: variables are loaded by the engine");
}
