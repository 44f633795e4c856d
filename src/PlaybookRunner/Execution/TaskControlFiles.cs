using System.Text;
using PlaybookRunner.Content;
using PlaybookRunner.Modules;

namespace PlaybookRunner.Execution;

/// <summary>Files of the control node as a task's search path finds them.</summary>
internal sealed class TaskControlFiles(ContentLoader content, ContentPaths paths) : IControlFiles
{
    public IReadOnlyList<string> Folders => paths.Folders;

    public string Find(string folder, string name) =>
        TryFind(folder, name) ?? throw new ModuleFailedException($"'{name}' was not found; looked for {string.Join(", ", paths.Candidates(folder, name))}");

    public string? TryFind(string folder, string name) =>
        paths.Candidates(folder, name).FirstOrDefault(candidate => content.Source.FileExists(candidate) || content.Source.DirectoryExists(candidate));

    /// <summary>All paths a name may stand for, in the order in which they are tried.</summary>
    public IEnumerable<string> Candidates(string folder, string name) => paths.Candidates(folder, name);

    public byte[] Read(string path, bool decrypt = true)
    {
        var bytes = content.Source.Read(path);
        if (!decrypt)
            return bytes;
        var start = Encoding.UTF8.GetString(bytes.AsSpan(0, Math.Min(bytes.Length, 64)));
        return VaultEnvelope.IsVaulted(start) ? Decrypt(path, bytes) : bytes;
    }

    private byte[] Decrypt(string path, byte[] bytes)
    {
        try
        {
            return VaultCipher.Decrypt(VaultEnvelope.Parse(Encoding.UTF8.GetString(bytes)), content.Vault.Secrets);
        }
        catch (VaultException exception)
        {
            throw new ModuleFailedException($"'{path}' cannot be decrypted: {exception.Message}", exception);
        }
    }

    public IReadOnlyDictionary<string, object?> LoadVariables(string path)
    {
        var variables = content.LoadVariables(path, null);
        var values = new OrderedDictionary<string, object?>(StringComparer.Ordinal);
        foreach (var name in variables.Names)
            values[name] = variables.TryGet(name, out var value) ? value : null;
        return values;
    }
}
