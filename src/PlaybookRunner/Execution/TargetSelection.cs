using System.Globalization;
using PlaybookRunner.Commands;
using PlaybookRunner.Connections;
using PlaybookRunner.Jinja;
using PlaybookRunner.Playbooks;
using PlaybookRunner.Variables;

namespace PlaybookRunner.Execution;

/// <summary>Finds how to reach a host and whom to become: its variables win over keywords, those over the command line.</summary>
internal sealed class TargetSelection(RunServices services)
{
    /// <summary>Opens the target of a task.</summary>
    /// <param name="host">The host to reach: the task's, or the one it is delegated to.</param>
    /// <param name="keywords">The task's keywords.</param>
    /// <param name="taskScope">The scope in which keywords are evaluated.</param>
    /// <param name="hostScope">The scope in which the host's connection variables are looked up; the same as the task's unless it is delegated.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <param name="limit">How long opening the connection may take; null for what the settings say.</param>
    public async Task<SelectedTarget> OpenAsync(
        string host, Keywords keywords, VariableScope taskScope, VariableScope hostScope, CancellationToken cancellationToken, TimeSpan? limit = null)
    {
        var connection = ConnectionName(host, keywords, taskScope, hostScope);
        var settings = Settings(host, keywords, taskScope, hostScope);
        if (limit is not null)
            settings = settings with { ConnectTimeout = limit.Value };
        var become = Become(keywords, taskScope, hostScope);
        services.Mask.Add(SecretsOf(settings, become));
        var target = await services.Targets.OpenAsync(settings, connection, become, cancellationToken);
        return new SelectedTarget(target, connection == "local" ? null : settings);
    }

    /// <summary>The connection settings of a host, as for <c>meta: reset_connection</c>.</summary>
    public ConnectionSettings Settings(string host, Keywords keywords, VariableScope taskScope, VariableScope hostScope)
    {
        var options = services.Options;
        return new ConnectionSettings(host, Text(hostScope, "ansible_ssh_host", "ansible_host") ?? host)
        {
            Port = Text(hostScope, "ansible_ssh_port", "ansible_port") is { } port
                ? ParsePort(port, hostScope)
                : (int?)keywords.Port.Integer(taskScope),
            User = Text(hostScope, "ansible_ssh_user", "ansible_user") ?? keywords.RemoteUser.Text(taskScope) ?? options.RemoteUser,
            Password = Hidden(hostScope, "ansible_ssh_password", "ansible_ssh_pass", "ansible_password") ?? options.ConnectionPassword,
            PrivateKeyFile = Text(hostScope, "ansible_ssh_private_key_file", "ansible_private_key_file") ?? options.PrivateKeyFile,
            PrivateKey = Hidden(hostScope, "ansible_ssh_private_key"),
            PrivateKeyPassphrase = Hidden(hostScope, "ansible_ssh_private_key_passphrase", "ansible_private_key_passphrase"),
            CheckHostKey = Flag(hostScope, "ansible_ssh_host_key_checking", "ansible_host_key_checking") ?? options.CheckHostKeys,
            KnownHostsFile = Text(hostScope, "ansible_ssh_known_hosts_file"),
            ConnectTimeout = Text(hostScope, "ansible_ssh_timeout") is { } timeout && double.TryParse(timeout, CultureInfo.InvariantCulture, out var seconds)
                ? TimeSpan.FromSeconds(seconds)
                : options.ConnectTimeout,
            SshArguments = [.. SshArguments(hostScope)],
        };
    }

    /// <summary>The connection plugin of a host whose variables do not name one.</summary>
    public static string DefaultConnection(string host, Keywords keywords, VariableScope scope, RunServices services) =>
        keywords.Connection.Text(scope) ?? (services.Inventory.IsImplicit(host) ? "local" : services.Options.Connection);

    private string ConnectionName(string host, Keywords keywords, VariableScope taskScope, VariableScope hostScope)
    {
        var name = Text(hostScope, "ansible_connection") ?? DefaultConnection(host, keywords, taskScope, services);
        name = name.StartsWith("ansible.builtin.", StringComparison.Ordinal) ? name["ansible.builtin.".Length..] : name;
        return name is "smart" or "paramiko" or "paramiko_ssh" ? "ssh" : name;
    }

    private BecomeSettings? Become(Keywords keywords, VariableScope taskScope, VariableScope hostScope)
    {
        var options = services.Options;
        var wanted = Flag(hostScope, "ansible_become") ?? keywords.Become.Truth(taskScope) ?? options.Become;
        if (!wanted)
            return null;
        var method = Text(hostScope, "ansible_become_method") ?? keywords.BecomeMethod.Text(taskScope) ?? options.BecomeMethod;
        method = method.StartsWith("ansible.builtin.", StringComparison.Ordinal) ? method["ansible.builtin.".Length..] : method;
        var user = Text(hostScope, "ansible_become_user", $"ansible_{method}_user") ?? keywords.BecomeUser.Text(taskScope) ?? options.BecomeUser;
        return new BecomeSettings(method, user)
        {
            Password = Hidden(hostScope, $"ansible_{method}_pass", "ansible_become_password", "ansible_become_pass") ?? options.BecomePassword,
            Flags = Text(hostScope, $"ansible_{method}_flags", "ansible_become_flags") ?? keywords.BecomeFlags.Text(taskScope),
            Executable = Text(hostScope, $"ansible_{method}_exe", "ansible_become_exe") ?? keywords.BecomeExe.Text(taskScope),
        };
    }

    private IEnumerable<string> SshArguments(VariableScope scope) =>
        new[]
        {
            Text(scope, "ansible_ssh_args") ?? services.Options.SshArguments,
            Text(scope, "ansible_ssh_common_args") ?? services.Options.SshCommonArguments,
            Text(scope, "ansible_ssh_extra_args") ?? services.Options.SshExtraArguments,
        }.OfType<string>().SelectMany(ShellWords.Split);

    private static int ParsePort(string text, VariableScope scope) =>
        int.TryParse(text, CultureInfo.InvariantCulture, out var port) && port is > 0 and < 65536
            ? port
            : throw new PlaybookException(ErrorCodes.KeywordValue, $"'{text}' is no port number", scope.PositionOf("ansible_port") ?? default);

    private static IEnumerable<string> SecretsOf(ConnectionSettings settings, BecomeSettings? become) =>
        new[] { settings.Password, settings.PrivateKeyPassphrase, become?.Password }.OfType<Secret>().Select(secret => secret.Reveal());

    private static Secret? Hidden(VariableScope scope, params ReadOnlySpan<string> names) => Text(scope, names) is { } text ? new Secret(text) : null;

    private static bool? Flag(VariableScope scope, params ReadOnlySpan<string> names) => Text(scope, names) is { } text ? BooleanText.Read(text) : null;

    private static string? Text(VariableScope scope, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (scope.TryGet(name, out var raw) && Python.Reach(raw) is { } value and not Templating.Omit)
                return value is Undefined undefined ? throw undefined.Cause ?? undefined.Error() : Python.Str(value);
        }

        return null;
    }
}
