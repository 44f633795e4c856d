using System.Globalization;
using PlaybookRunner.Connections;
using PlaybookRunner.Targets;

namespace PlaybookRunner.Ssh.Settings;

/// <summary>
/// Puts the settings of a host together. What the run says comes first, then command-line options, then the user's and the system's
/// <c>ssh_config</c>, then defaults: the order that ssh has when the reference drives it.
/// </summary>
internal static class SshSettingsResolver
{
    private const string None = "none";

    /// <exception cref="ConnectionLostException">A setting has a value that is not understood, or asks for what is not supported.</exception>
    public static SshSettings Resolve(ConnectionSettings settings)
    {
        var options = ReadOptions(settings);
        var host = (options["HostName"] ?? settings.Address).Replace("%h", settings.Address, StringComparison.Ordinal);
        return new SshSettings
        {
            Host = host,
            Port = settings.Port ?? Number(options, "Port") ?? 22,
            User = settings.User ?? options["User"] ?? Environment.UserName,
            KeyName = options["HostKeyAlias"] ?? host,
            HostKeyChecking = Checking(settings, options),
            KnownHostsFiles = KnownHosts(settings, options),
            IdentityFiles = Identities(settings, options, host),
            IdentitiesOnly = IsYes(options["IdentitiesOnly"]),
            AgentSocket = Agent(options),
            ConnectTimeout = Number(options, "ConnectTimeout") is { } seconds ? TimeSpan.FromSeconds(seconds) : settings.ConnectTimeout,
            KeepAliveInterval = Number(options, "ServerAliveInterval") is { } alive ? TimeSpan.FromSeconds(alive) : settings.KeepAliveInterval,
            KeyExchanges = options["KexAlgorithms"],
            JumpHosts = Jumps(options, settings.Address),
        };
    }

    private static SshOptions ReadOptions(ConnectionSettings settings)
    {
        var options = new SshOptions();
        options.AddArguments(settings.SshArguments);
        if (options["ConfigFile"] is { } file)
        {
            SshConfigFile.Read(HomeFolder.Expand(file), settings.Address, options);
            return options;
        }

        SshConfigFile.Read(Path.Combine(HomeFolder.Path, ".ssh", "config"), settings.Address, options);
        SshConfigFile.Read("/etc/ssh/ssh_config", settings.Address, options);
        return options;
    }

    private static IReadOnlyList<JumpHost> Jumps(SshOptions options, string address)
    {
        if (options["ProxyJump"] is { } jumps)
        {
            return jumps == None ? [] : [.. jumps.Split(',').Select(JumpHost.Parse)];
        }

        if (options["ProxyCommand"] is not { } command || command == None)
        {
            return [];
        }

        return JumpHost.FromCommand(command) is { } jump
            ? [jump]
            : throw new ConnectionLostException(
                $"cannot connect to {address}: the ProxyCommand '{command}' is not supported; a jump host is named by ProxyJump, or by 'ssh -W %h:%p host'.");
    }

    private static HostKeyChecking Checking(ConnectionSettings settings, SshOptions options) => options["StrictHostKeyChecking"]?.ToLowerInvariant() switch
    {
        _ when !settings.CheckHostKey => HostKeyChecking.Off,
        "no" or "off" or "false" => HostKeyChecking.Off,
        "accept-new" => HostKeyChecking.AcceptNew,
        _ => HostKeyChecking.Strict,
    };

    private static IReadOnlyList<string> KnownHosts(ConnectionSettings settings, SshOptions options)
    {
        if (settings.KnownHostsFile is { } file)
        {
            return [HomeFolder.Expand(file)];
        }

        var users = options["UserKnownHostsFile"] ?? "~/.ssh/known_hosts ~/.ssh/known_hosts2";
        var systems = options["GlobalKnownHostsFile"] ?? "/etc/ssh/ssh_known_hosts /etc/ssh/ssh_known_hosts2";
        return [.. $"{users} {systems}".Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(name => name != None).Select(HomeFolder.Expand)];
    }

    private static IReadOnlyList<string> Identities(ConnectionSettings settings, SshOptions options, string host)
    {
        IEnumerable<string> named = settings.PrivateKeyFile is { } file ? [file, .. options.All("IdentityFile")] : options.All("IdentityFile");
        return [.. named.Where(name => name != None).Select(name => HomeFolder.Expand(name).Replace("%d", HomeFolder.Path, StringComparison.Ordinal).Replace("%h", host, StringComparison.Ordinal))];
    }

    private static string? Agent(SshOptions options) => options["IdentityAgent"] switch
    {
        null or "SSH_AUTH_SOCK" => Environment.GetEnvironmentVariable("SSH_AUTH_SOCK") is { Length: > 0 } socket ? socket : null,
        None => null,
        var path => HomeFolder.Expand(path),
    };

    private static bool IsYes(string? value) => value is not null && (value.Equals("yes", StringComparison.OrdinalIgnoreCase) || value.Equals("true", StringComparison.OrdinalIgnoreCase));

    private static int? Number(SshOptions options, string keyword)
    {
        if (options[keyword] is not { } text || text == None)
        {
            return null;
        }

        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw new ConnectionLostException($"the ssh option {keyword} has the value '{text}', which is no number.");
    }
}
