using System.CommandLine;
using PlaybookRunner.Cli.Commands;

namespace PlaybookRunner.Cli.Tests;

/// <summary>Every option of <c>ansible-playbook</c> is one here too, by all its names.</summary>
internal sealed class ReferenceOptionTests
{
    // What `ansible-playbook --help` names.
    private static readonly string[] Names =
    [
        "--ask-become-pass", "-K", "--ask-pass", "-k", "--ask-vault-pass", "--ask-vault-password", "-J", "--become", "-b", "--become-method", "--become-pass-file",
        "--become-password-file", "--become-user", "--check", "-C", "--conn-pass-file", "--connection", "-c", "--connection-password-file", "--diff", "-D", "--extra-vars",
        "-e", "--flush-cache", "--force-handlers", "--forks", "-f", "--inventory", "--inventory-file", "-i", "--key-file", "--limit", "-l", "--list-hosts", "--list-tags",
        "--list-tasks", "--module-path", "-M", "--private-key", "--scp-extra-args", "--sftp-extra-args", "--skip-tags", "--ssh-common-args", "--ssh-extra-args",
        "--start-at-task", "--step", "--syntax-check", "--tags", "-t", "--timeout", "-T", "--user", "-u", "--vault-id", "--vault-pass-file", "--vault-password-file",
        "--verbose", "-v",
    ];

    [TestCaseSource(nameof(Names))]
    public void Is_known(string name)
    {
        var command = new Command("playbook");
        new PlaybookOptions().AddTo(command);
        Assert.That(command.Options.SelectMany(option => option.Aliases.Append(option.Name)), Does.Contain(name));
    }
}
