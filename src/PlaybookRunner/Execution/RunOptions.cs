namespace PlaybookRunner;

/// <summary>What a run shall do: the settings of <c>ansible-playbook</c>'s command line, with its defaults.</summary>
public sealed record RunOptions
{
    /// <summary>The playbooks, run one after the other.</summary>
    public required IReadOnlyList<string> Playbooks { get; init; }

    /// <summary>The inventory sources: files, folders, or host lists with a comma; empty for the implicit localhost alone.</summary>
    public IReadOnlyList<string> Inventories { get; init; } = [];

    /// <summary>Endings of the files that are passed over in inventory folders (<c>inventory_ignore_extensions</c>); null for the reference's own.</summary>
    public IReadOnlyList<string>? IgnoredInventoryExtensions { get; init; }

    /// <summary>Regular expressions; files of inventory folders in whose name one is found are passed over (<c>inventory_ignore_patterns</c>).</summary>
    public IReadOnlyList<string> IgnoredInventoryPatterns { get; init; } = [];

    /// <summary>Extra variables in the order in which they win (<c>-e</c>): <c>key=value</c> pairs, YAML or JSON text, or <c>@file</c>.</summary>
    public IReadOnlyList<string> ExtraVariables { get; init; } = [];

    /// <summary>A host pattern that narrows every play's hosts (<c>--limit</c>); null for no limit.</summary>
    public string? Limit { get; init; }

    /// <summary>Tags to run; empty for all (<c>--tags</c>).</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>Tags to leave out (<c>--skip-tags</c>).</summary>
    public IReadOnlyList<string> SkipTags { get; init; } = [];

    /// <summary>Whether only to say what would change (<c>--check</c>).</summary>
    public bool CheckMode { get; init; }

    /// <summary>Whether to show differences (<c>--diff</c>).</summary>
    public bool DiffMode { get; init; }

    /// <summary>How many hosts do work at once; at least 1 (<c>--forks</c>).</summary>
    public int Forks { get; init; } = 5;

    /// <summary>How talkative the run is: 0 to 6.</summary>
    public int Verbosity { get; init; }

    /// <summary>Whether what the reference refuses is refused here too (<c>--strict</c>).</summary>
    public bool Strict { get; init; }

    /// <summary>Whether to become another user where content says nothing (<c>--become</c>).</summary>
    public bool Become { get; init; }

    /// <summary>How to become (<c>--become-method</c>).</summary>
    public string BecomeMethod { get; init; } = "sudo";

    /// <summary>Whom to become (<c>--become-user</c>).</summary>
    public string BecomeUser { get; init; } = "root";

    /// <summary>The password for becoming (<c>--ask-become-pass</c>); null when none was given.</summary>
    public Secret? BecomePassword { get; init; }

    /// <summary>The login user where content says nothing (<c>--user</c>).</summary>
    public string? RemoteUser { get; init; }

    /// <summary>The login password (<c>--ask-pass</c>); null when none was given.</summary>
    public Secret? ConnectionPassword { get; init; }

    /// <summary>The private key's file where content says nothing (<c>--private-key</c>).</summary>
    public string? PrivateKeyFile { get; init; }

    /// <summary>The connection plugin where content says nothing (<c>--connection</c>).</summary>
    public string Connection { get; init; } = "ssh";

    /// <summary>How long opening a connection may take (<c>--timeout</c>).</summary>
    public TimeSpan ConnectTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Whether an unknown or changed host key refuses the connection.</summary>
    public bool CheckHostKeys { get; init; } = true;

    /// <summary>Options for ssh where a host's <c>ansible_ssh_args</c> says nothing, as one text (<c>ssh_args</c>); null for none.</summary>
    public string? SshArguments { get; init; }

    /// <summary>The same for <c>ansible_ssh_common_args</c> (<c>--ssh-common-args</c>).</summary>
    public string? SshCommonArguments { get; init; }

    /// <summary>The same for <c>ansible_ssh_extra_args</c> (<c>--ssh-extra-args</c>).</summary>
    public string? SshExtraArguments { get; init; }

    /// <summary>Whether the person at the terminal is asked before each task (<c>--step</c>).</summary>
    public bool AsksBeforeTasks { get; init; }

    /// <summary>Whether handlers run on hosts that failed (<c>--force-handlers</c>).</summary>
    public bool ForceHandlers { get; init; }

    /// <summary>The task to start at, by name (<c>--start-at-task</c>); null for the first.</summary>
    public string? StartAtTask { get; init; }

    /// <summary>Folders searched for roles after those beside the playbook.</summary>
    public IReadOnlyList<string> RolesPath { get; init; } = [];

    /// <summary>Folders that hold <c>ansible_collections</c>, searched after those beside the playbook.</summary>
    public IReadOnlyList<string> CollectionsPath { get; init; } = [];

    /// <summary>Whether plays gather facts where they do not say: <c>implicit</c>, <c>explicit</c> or <c>smart</c>.</summary>
    public string Gathering { get; init; } = "implicit";

    /// <summary>Where facts outlive the run; null to keep them for the run alone.</summary>
    public FactCacheOptions? FactCache { get; init; }

    /// <summary>Whether to forget what the fact cache holds of the inventory's hosts before the run (<c>--flush-cache</c>).</summary>
    public bool FlushesFactCache { get; init; }

    /// <summary>Seconds between looks at the job of a task with <c>async</c> that does not say (<c>poll_interval</c>).</summary>
    public int PollInterval { get; init; } = 15;

    /// <summary>Vault secrets in the order in which they are tried.</summary>
    public IReadOnlyList<VaultPassword> VaultPasswords { get; init; } = [];
}
