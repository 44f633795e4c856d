using System.CommandLine;

namespace PlaybookRunner.Cli.Commands;

/// <summary>The options of <c>playbook</c>, by the names of <c>ansible-playbook</c>.</summary>
internal sealed class PlaybookOptions
{
    public Argument<string[]> Playbooks { get; } = new("playbook") { Description = "Playbook(s) to run", Arity = ArgumentArity.OneOrMore };

    public Option<string[]> Inventory { get; } = List("--inventory", "Inventory file, folder, or comma-separated list of hosts", "-i", "--inventory-file");

    public Option<string[]> ExtraVars { get; } = List("--extra-vars", "Variables as key=value, YAML or JSON; a file with @ in front", "-e");

    public Option<string?> Limit { get; } = new("--limit", "-l") { Description = "Narrow the hosts further, by a pattern" };

    public Option<string[]> Tags { get; } = List("--tags", "Only run plays and tasks with these tags", "-t");

    public Option<string[]> SkipTags { get; } = List("--skip-tags", "Leave out plays and tasks with these tags");

    public Option<bool> Check { get; } = new("--check", "-C") { Description = "Change nothing; say what would change" };

    public Option<bool> Diff { get; } = new("--diff", "-D") { Description = "Show the differences in changed files" };

    public Option<int> Forks { get; } = new("--forks", "-f") { Description = "How many hosts do work at once (default 5)", DefaultValueFactory = _ => DefaultForks() };

    public Option<bool> Become { get; } = new("--become", "-b") { Description = "Become another user" };

    public Option<string> BecomeMethod { get; } = new("--become-method") { Description = "How to become: sudo, su, doas, runuser", DefaultValueFactory = _ => "sudo" };

    public Option<string> BecomeUser { get; } = new("--become-user") { Description = "Whom to become", DefaultValueFactory = _ => "root" };

    public Option<bool> AskBecomePass { get; } = new("--ask-become-pass", "-K") { Description = "Ask for the password to become" };

    public Option<string?> BecomePasswordFile { get; } = new("--become-password-file", "--become-pass-file") { Description = "File with the password to become" };

    public Option<bool> AskPass { get; } = new("--ask-pass", "-k") { Description = "Ask for the login password" };

    public Option<string?> ConnectionPasswordFile { get; } = new("--connection-password-file", "--conn-pass-file") { Description = "File with the login password" };

    public Option<string?> User { get; } = new("--user", "-u") { Description = "Log in as this user" };

    public Option<string?> PrivateKey { get; } = new("--private-key", "--key-file") { Description = "Log in with this private key" };

    public Option<string> Connection { get; } = new("--connection", "-c") { Description = "Connection plugin", DefaultValueFactory = _ => "ssh" };

    public Option<int> Timeout { get; } = new("--timeout", "-T") { Description = "Seconds that opening a connection may take", DefaultValueFactory = _ => 10 };

    public Option<bool> AskVaultPassword { get; } = new("--ask-vault-password", "-J", "--ask-vault-pass") { Description = "Ask for the vault password" };

    public Option<string[]> VaultPasswordFile { get; } = List("--vault-password-file", "File with the vault password", "--vault-pass-file");

    public Option<string[]> VaultId { get; } = List("--vault-id", "Vault id and the file with its password: ID@FILE");

    public Option<bool> SyntaxCheck { get; } = new("--syntax-check") { Description = "Check the playbooks; run nothing" };

    public Option<bool> ListTasks { get; } = new("--list-tasks") { Description = "List the tasks that would run" };

    public Option<bool> ListTags { get; } = new("--list-tags") { Description = "List all tags" };

    public Option<bool> ListHosts { get; } = new("--list-hosts") { Description = "List the hosts that are matched" };

    public Option<string?> StartAtTask { get; } = new("--start-at-task") { Description = "Start at the task of this name" };

    public Option<bool> ForceHandlers { get; } = new("--force-handlers") { Description = "Run handlers even where a task fails" };

    public Option<bool> FlushCache { get; } = new("--flush-cache") { Description = "Forget cached facts" };

    public Option<bool> Step { get; } = new("--step") { Description = "Ask before each task" };

    public Option<string?> SshCommonArgs { get; } = new("--ssh-common-args") { Description = "Options for ssh, as in '-J jump.example.org'" };

    public Option<string?> SshExtraArgs { get; } = new("--ssh-extra-args") { Description = "More options for ssh" };

    public Option<string?> ScpExtraArgs { get; } = new("--scp-extra-args") { Description = "Accepted and without effect: files do not travel by scp" };

    public Option<string?> SftpExtraArgs { get; } = new("--sftp-extra-args") { Description = "Accepted and without effect: files do not travel by sftp" };

    public Option<string[]> ModulePath { get; } = List("--module-path", "Accepted and without effect: modules written in Python cannot run", "-M");

    public Option<bool> Strict { get; } = new("--strict") { Description = "Refuse what Ansible refuses, instead of warning" };

    public Option<bool> Verbose { get; } = new("--verbose", "-v", "-vv", "-vvv", "-vvvv", "-vvvvv", "-vvvvvv")
    {
        Description = "Show more; up to -vvvvvv",
        Arity = ArgumentArity.Zero,
        AllowMultipleArgumentsPerToken = false,
    };

    public void AddTo(Command command)
    {
        command.Arguments.Add(Playbooks);
        foreach (var option in All)
            command.Options.Add(option);
    }

    private IEnumerable<Option> All =>
    [
        Inventory, ExtraVars, Limit, Tags, SkipTags, Check, Diff, Forks, Become, BecomeMethod, BecomeUser, AskBecomePass, BecomePasswordFile, AskPass,
        ConnectionPasswordFile, User, PrivateKey, Connection, Timeout, AskVaultPassword, VaultPasswordFile, VaultId, SyntaxCheck, ListTasks, ListTags, ListHosts,
        StartAtTask, ForceHandlers, FlushCache, Step, SshCommonArgs, SshExtraArgs, ScpExtraArgs, SftpExtraArgs, ModulePath, Strict, Verbose,
    ];

    private static int DefaultForks() =>
        int.TryParse(Environment.GetEnvironmentVariable("ANSIBLE_FORKS"), out var forks) && forks > 0 ? forks : 5;

    private static Option<string[]> List(string name, string description, params string[] aliases) =>
        new(name, aliases) { Description = description, Arity = ArgumentArity.ZeroOrMore, AllowMultipleArgumentsPerToken = false, DefaultValueFactory = _ => [] };
}
