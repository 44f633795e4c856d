using System.Text.Json;

namespace PlaybookRunner.Tests.Vectors;

/// <summary>The folders, files, links, environment and current folder that the recorded outcomes stand on; undone at the end.</summary>
internal sealed class Fixtures : IDisposable
{
    private readonly Dictionary<string, string?> _environment = [];
    private readonly string _currentFolder = Directory.GetCurrentDirectory();

    public Fixtures(string path)
    {
        var json = JsonDocument.Parse(File.ReadAllText(path)).RootElement;
        Folder = json.GetProperty("basedir").GetString()!;
        foreach (var folder in json.GetProperty("dirs").EnumerateArray())
            Directory.CreateDirectory(folder.GetString()!);
        foreach (var file in json.GetProperty("files").EnumerateObject())
            File.WriteAllText(file.Name, file.Value.GetString());
        foreach (var link in json.GetProperty("symlinks").EnumerateObject().Where(static link => new FileInfo(link.Name).LinkTarget is null))
            File.CreateSymbolicLink(link.Name, link.Value.GetString()!);
        foreach (var variable in json.GetProperty("env").EnumerateObject())
        {
            _environment[variable.Name] = Environment.GetEnvironmentVariable(variable.Name);
            Environment.SetEnvironmentVariable(variable.Name, variable.Value.GetString());
        }

        Directory.SetCurrentDirectory(json.GetProperty("cwd").GetString()!);
    }

    public string Folder { get; }

    public void Dispose()
    {
        Directory.SetCurrentDirectory(_currentFolder);
        foreach (var (name, value) in _environment)
            Environment.SetEnvironmentVariable(name, value);
    }
}
