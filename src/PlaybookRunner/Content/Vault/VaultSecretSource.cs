using System.Diagnostics;
using System.Text;

namespace PlaybookRunner.Content;

/// <summary>Where a vault password comes from: a file, a program that prints it, or the user.</summary>
internal sealed class VaultSecretSource(Func<string, string> ask)
{
    /// <summary>The secret for <c>ID@SOURCE</c> or <c>SOURCE</c>; the source is a path or <c>prompt</c>.</summary>
    public VaultSecret Parse(string vaultId)
    {
        var at = vaultId.IndexOf('@', StringComparison.Ordinal);
        var id = at > 0 ? vaultId[..at] : "default";
        var source = vaultId[(at + 1)..];
        return new VaultSecret(id, () => Read(id, source));
    }

    private byte[] Read(string id, string source)
    {
        if (source is "prompt" or "prompt_ask_vault_pass")
            return NotEmpty(Trim(Encoding.UTF8.GetBytes(ask(id == "default" ? "Vault password: " : $"Vault password ({id}): "))), "the prompt");
        if (!File.Exists(source))
            throw new VaultException($"the vault password file '{source}' does not exist");
        return NotEmpty(Trim(IsProgram(source) ? Run(id, source) : File.ReadAllBytes(source)), $"'{source}'");
    }

    private static bool IsProgram(string path) =>
        !OperatingSystem.IsWindows() && (File.GetUnixFileMode(path) & (UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute)) != 0;

    private static byte[] Run(string id, string path)
    {
        var start = new ProcessStartInfo(Path.GetFullPath(path)) { RedirectStandardOutput = true, RedirectStandardError = true };
        if (IsClient(path))
            AddClientArguments(start, id);
        using var process = StartProgram(start);
        var errors = process.StandardError.ReadToEndAsync();
        using var output = new MemoryStream();
        process.StandardOutput.BaseStream.CopyTo(output);
        process.WaitForExit();
        return process.ExitCode == 0
            ? output.ToArray()
            : throw new VaultException($"the vault password program '{path}' failed with exit code {process.ExitCode}: {errors.Result.Trim()}");
    }

    private static Process StartProgram(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (System.ComponentModel.Win32Exception exception)
        {
            throw new VaultException(
                $"the vault password program '{start.FileName}' cannot be run: {exception.Message}",
                "remove its execute permission if it is a plain file with the password");
        }
    }

    // A program whose name ends in -client is told which password is wanted.
    private static bool IsClient(string path) => Path.GetFileNameWithoutExtension(path).EndsWith("-client", StringComparison.Ordinal);

    private static void AddClientArguments(ProcessStartInfo start, string id)
    {
        start.ArgumentList.Add("--vault-id");
        start.ArgumentList.Add(id);
    }

    private static byte[] Trim(byte[] password) => password.AsSpan().Trim(" \t\r\n\v\f"u8).ToArray();

    private static byte[] NotEmpty(byte[] password, string source) =>
        password.Length > 0 ? password : throw new VaultException($"the vault password from {source} is empty");
}
