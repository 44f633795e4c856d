using System.Globalization;
using PlaybookRunner.Commands;
using PlaybookRunner.Connections;

namespace PlaybookRunner.Modules.Posix;

/// <summary>The command line of rsync for <c>synchronize</c>.</summary>
/// <param name="options">What is asked for.</param>
/// <param name="connection">How the host is reached; null for the control node itself.</param>
internal sealed class SynchronizeCommand(SynchronizeOptions options, ConnectionSettings? connection)
{
    /// <summary>What rsync prints before each path that it changes.</summary>
    public const string Marker = "<<CHANGED>>";

    /// <summary>The command.</summary>
    /// <param name="source">The source as it is on its side.</param>
    /// <param name="destination">The destination as it is on its side.</param>
    /// <param name="becomeUser">Whom rsync becomes on the target; null for nobody.</param>
    /// <param name="isDry">Whether nothing is to be changed.</param>
    public CommandLine Build(string source, string destination, string? becomeUser, bool isDry)
    {
        var command = connection?.Password is null ? CommandLine.Create("rsync") : CommandLine.Create("sshpass", "-e", "rsync");
        command = command
            .AddIf(options.DelayUpdates, "--delay-updates", "-F")
            .AddIf(options.RsyncTimeout > 0, $"--timeout={options.RsyncTimeout}")
            .AddIf(options.Compress, "--compress")
            .AddIf(isDry, "--dry-run")
            .AddIf(options.Delete, "--delete-after")
            .AddIf(options.ExistingOnly, "--existing")
            .AddIf(options.Checksum, "--checksum")
            .AddIf(options.CopyLinks, "--copy-links")
            .Add([.. WhatIsCopied()])
            .AddIf(options.Dirs, "--dirs");
        return AddTarget(command, becomeUser)
            .Add([.. options.RsyncOpts])
            .AddIf(options.Partial, "--partial")
            .Add([.. (options.LinkDest ?? []).Select(folder => "--link-dest=" + folder)])
            .Add($"--out-format={Marker}%i %n%L")
            .Add(options.Mode == SynchronizeMode.Pull ? Remote(source) : source, options.Mode == SynchronizeMode.Push ? Remote(destination) : destination);
    }

    /// <summary>What the environment must have besides: the password, which stands in no command line.</summary>
    public IReadOnlyDictionary<string, string> Environment => connection?.Password is { } password
        ? new Dictionary<string, string> { ["SSHPASS"] = password.Reveal() }
        : new Dictionary<string, string>();

    private IEnumerable<string> WhatIsCopied()
    {
        if (options.Archive)
        {
            yield return "--archive";
        }

        (string Name, bool? Wanted)[] aspects =
        [
            ("recursive", options.Recursive), ("links", options.Links), ("perms", options.Perms),
            ("times", options.Times), ("owner", options.Owner), ("group", options.Group),
        ];
        foreach (var (name, wanted) in aspects)
        {
            // Said only where it is other than the archive mode says.
            if (wanted is { } value && value != options.Archive)
            {
                yield return (value ? "--" : "--no-") + name;
            }
        }
    }

    private CommandLine AddTarget(CommandLine command, string? becomeUser)
    {
        if (connection is null)
        {
            return command;
        }

        var program = options.RsyncPath ?? (becomeUser is null ? null : $"sudo -u {ShellQuote.Quote(becomeUser)} rsync");
        command = command.Add($"--rsh={Shell(connection)}");
        return program is null ? command : command.Add($"--rsync-path={program}");
    }

    // rsync splits this text itself, at blanks and quotes.
    private string Shell(ConnectionSettings settings)
    {
        var shell = CommandLine.Create("ssh").AddIf(!options.SshConnectionMultiplexing, "-S", "none");
        shell = (options.PrivateKey ?? settings.PrivateKeyFile) is { } key ? shell.Add("-i", key) : shell;
        shell = (options.DestPort ?? settings.Port) is { } port ? shell.Add("-o", string.Create(CultureInfo.InvariantCulture, $"Port={port}")) : shell;
        shell = settings.KnownHostsFile is { } known ? shell.Add("-o", $"UserKnownHostsFile={known}") : shell;
        return shell
            .AddIf(!settings.CheckHostKey && !options.VerifyHost, "-o", "StrictHostKeyChecking=no", "-o", "UserKnownHostsFile=/dev/null")
            .AddIf(options.UseSshArgs, [.. settings.SshArguments])
            .ToShellText();
    }

    private string Remote(string path)
    {
        if (connection is null)
        {
            return path;
        }

        var host = connection.Address.Contains(':', StringComparison.Ordinal) ? $"[{connection.Address}]" : connection.Address;
        return options.SetRemoteUser && connection.User is { } user ? $"{user}@{host}:{path}" : $"{host}:{path}";
    }
}
