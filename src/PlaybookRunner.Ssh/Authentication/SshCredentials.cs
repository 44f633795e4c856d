using System.Text;
using PlaybookRunner.Connections;
using PlaybookRunner.Ssh.Settings;
using PlaybookRunner.Targets;
using Renci.SshNet;
using Renci.SshNet.Common;

namespace PlaybookRunner.Ssh.Authentication;

/// <summary>The ways to log in that a host's settings offer, and their names for the error when none is accepted.</summary>
internal sealed class SshCredentials
{
    private static readonly string[] UsualFiles = ["id_ed25519", "id_ecdsa", "id_rsa"];

    private readonly List<IPrivateKeySource> _keys = [];
    private readonly List<string> _tried = [];

    private readonly List<AuthenticationMethod> _methods = [];

    private SshCredentials()
    {
    }

    /// <summary>The methods in the order in which they are tried.</summary>
    public IReadOnlyList<AuthenticationMethod> Methods => _methods;

    /// <summary>What is tried, for people.</summary>
    public string Tried => _tried.Count == 0 ? "no key and no password was found to try" : "tried " + string.Join(", ", _tried);

    /// <exception cref="ConnectionLostException">A key that was named cannot be read.</exception>
    public static SshCredentials Collect(ConnectionSettings connection, SshSettings settings)
    {
        var found = new SshCredentials();
        found.AddNamedKeys(connection, settings);
        found.AddAgentKeys(settings);
        found.AddUsualKeys(connection, settings);
        found.AddMethods(settings.User, connection.Password);
        return found;
    }

    private void AddMethods(string user, Secret? password)
    {
        if (_keys.Count > 0)
        {
            _methods.Add(new PrivateKeyAuthenticationMethod(user, [.. _keys]));
        }

        if (password is not null)
        {
            _tried.Add("the password");
            _methods.Add(new PasswordAuthenticationMethod(user, password.Reveal()));
            _methods.Add(Interactive(user, password));
        }

        if (_methods.Count == 0)
        {
            // SSH.NET wants one; a server may indeed let the user in without anything.
            _methods.Add(new NoneAuthenticationMethod(user));
        }
    }

    private void AddNamedKeys(ConnectionSettings connection, SshSettings settings)
    {
        if (connection.PrivateKey is { } text)
        {
            using var stream = new MemoryStream(Encoding.UTF8.GetBytes(text.Reveal().TrimEnd() + "\n"));
            Add("the given private key", () => new PrivateKeyFile(stream, connection.PrivateKeyPassphrase?.Reveal()), isNamed: true);
        }

        foreach (var file in settings.IdentityFiles)
        {
            // A key that only ssh_config names may be missing, as for ssh itself.
            var isNamed = file == (connection.PrivateKeyFile is { } named ? HomeFolder.Expand(named) : null);
            if (isNamed || File.Exists(file))
            {
                Add(file, () => new PrivateKeyFile(file, connection.PrivateKeyPassphrase?.Reveal()), isNamed);
            }
        }
    }

    private void AddAgentKeys(SshSettings settings)
    {
        if (settings.AgentSocket is not { } socket || settings.IdentitiesOnly)
        {
            return;
        }

        var agent = new SshAgent(socket);
        var keys = agent.Keys();
        _keys.AddRange(keys.Select(key => new AgentKey(agent, key)));
        if (keys.Count > 0)
        {
            _tried.Add($"{keys.Count} {(keys.Count == 1 ? "key" : "keys")} of the agent");
        }
    }

    private void AddUsualKeys(ConnectionSettings connection, SshSettings settings)
    {
        if (settings.IdentityFiles.Count > 0 || connection.PrivateKey is not null)
        {
            return;
        }

        foreach (var file in UsualFiles.Select(name => Path.Combine(HomeFolder.Path, ".ssh", name)).Where(File.Exists))
        {
            Add(file, () => new PrivateKeyFile(file, connection.PrivateKeyPassphrase?.Reveal()), isNamed: false);
        }
    }

    private void Add(string name, Func<PrivateKeyFile> read, bool isNamed)
    {
        try
        {
            _keys.Add(read());
            _tried.Add(name);
        }
        catch (Exception exception) when (exception is SshException or IOException or UnauthorizedAccessException or InvalidOperationException)
        {
            var reason = exception is SshPassPhraseNullOrEmptyException
                ? "it has a passphrase; set ansible_ssh_private_key_passphrase or load it into an agent"
                : exception.Message;
            if (isNamed)
            {
                throw new ConnectionLostException($"cannot read the private key {name}: {reason}", exception);
            }

            _tried.Add($"not {name} ({reason})");
        }
    }

    private static KeyboardInteractiveAuthenticationMethod Interactive(string user, Secret password)
    {
        var method = new KeyboardInteractiveAuthenticationMethod(user);
        method.AuthenticationPrompt += (_, prompts) =>
        {
            // Whatever is asked without showing the answer is the password.
            foreach (var prompt in prompts.Prompts.Where(prompt => !prompt.IsEchoed))
            {
                prompt.Response = password.Reveal();
            }
        };
        return method;
    }
}
