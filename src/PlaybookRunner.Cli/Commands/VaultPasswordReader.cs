using System.CommandLine;
using System.Diagnostics;
using PlaybookRunner.Configuration;

namespace PlaybookRunner.Cli.Commands;

/// <summary>Reads the vault passwords that the command line names: from files, from scripts that print them, or from the person at the terminal.</summary>
internal static class VaultPasswordReader
{
    private const string DefaultId = "default";

    public static async Task<IReadOnlyList<VaultPassword>> ReadAsync(
        ParseResult parsed, PlaybookOptions options, AnsibleConfiguration configuration, AskPerson ask, CancellationToken cancellation)
    {
        var passwords = new List<VaultPassword>();
        foreach (var vaultId in parsed.GetValue(options.VaultId) ?? [])
        {
            var at = vaultId.IndexOf('@', StringComparison.Ordinal);
            var (id, source) = at < 0 ? (DefaultId, vaultId) : (vaultId[..at], vaultId[(at + 1)..]);
            passwords.Add(new VaultPassword(id, await ReadAsync(id, source, ask, cancellation)));
        }

        foreach (var file in (parsed.GetValue(options.VaultPasswordFile) ?? []).Concat(configuration.VaultPasswordFiles))
            passwords.Add(new VaultPassword(DefaultId, await ReadAsync(DefaultId, file, ask, cancellation)));
        if (parsed.GetValue(options.AskVaultPassword))
            passwords.Add(new VaultPassword(DefaultId, await ReadAsync(DefaultId, "prompt", ask, cancellation)));
        return passwords;
    }

    /// <summary>The first line of a password file.</summary>
    public static string FirstLine(string path)
    {
        if (!File.Exists(path))
            throw new RunOptionException($"the password file '{path}' does not exist");
        return File.ReadLines(path).FirstOrDefault("").Trim();
    }

    private static async Task<Secret> ReadAsync(string id, string source, AskPerson ask, CancellationToken cancellation)
    {
        if (source is "prompt" or "prompt_ask_vault_pass")
            return new Secret(await ask($"Vault password ({id}): ", false, null, cancellation) ?? "");
        if (!File.Exists(source))
            throw new RunOptionException($"the vault password file '{source}' does not exist");
        return new Secret(IsExecutable(source) ? await OutputOfAsync(source, cancellation) : FirstLine(source));
    }

    private static bool IsExecutable(string path) =>
        !OperatingSystem.IsWindows() && (File.GetUnixFileMode(path) & (UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute)) != 0;

    private static async Task<string> OutputOfAsync(string script, CancellationToken cancellation)
    {
        using var process = Process.Start(new ProcessStartInfo(Path.GetFullPath(script)) { RedirectStandardOutput = true })!;
        var output = await process.StandardOutput.ReadToEndAsync(cancellation);
        await process.WaitForExitAsync(cancellation);
        return process.ExitCode == 0 ? output.Trim() : throw new RunOptionException($"the vault password script '{script}' ended with exit code {process.ExitCode}");
    }
}
