namespace PlaybookRunner.Modules.Builtin;

/// <summary>When the password of a user is set.</summary>
internal enum PasswordUpdate
{
    /// <summary>Whenever it differs.</summary>
    Always,

    /// <summary>Only when the user is new.</summary>
    OnCreate,
}

/// <summary>The options of <c>user</c>.</summary>
internal sealed class UserOptions
{
    /// <summary>The user's name.</summary>
    [Option(Aliases = ["user"])]
    public required string Name { get; init; }

    /// <summary>Whether the user shall exist.</summary>
    public AccountState State { get; init; }

    /// <summary>The user's number.</summary>
    public long? Uid { get; init; }

    /// <summary>Whether the number may belong to another user, too.</summary>
    public bool NonUnique { get; init; }

    /// <summary>The primary group, by name or number.</summary>
    public string? Group { get; init; }

    /// <summary>The groups beside the primary one; an empty list takes the user out of all.</summary>
    public IReadOnlyList<string>? Groups { get; init; }

    /// <summary>Whether the user stays in groups that are not listed.</summary>
    public bool Append { get; init; }

    /// <summary>The comment field, usually the full name.</summary>
    public string? Comment { get; init; }

    /// <summary>The home folder.</summary>
    [Option(IsPath = true)]
    public string? Home { get; init; }

    /// <summary>Whether the home folder of a new user is made.</summary>
    [Option(Aliases = ["createhome"])]
    public bool CreateHome { get; init; } = true;

    /// <summary>Whether a changed home folder is moved with its content.</summary>
    public bool MoveHome { get; init; }

    /// <summary>The folder whose content a new home folder gets.</summary>
    public string? Skeleton { get; init; }

    /// <summary>The umask for a new home folder.</summary>
    public string? Umask { get; init; }

    /// <summary>The login shell.</summary>
    [Option(IsPath = true)]
    public string? Shell { get; init; }

    /// <summary>The password's hash, as crypt(3) writes it.</summary>
    public Secret? Password { get; init; }

    /// <summary>When the password is set.</summary>
    public PasswordUpdate UpdatePassword { get; init; }

    /// <summary>Whether the password is locked; not given, it stays as it is.</summary>
    public bool? PasswordLock { get; init; }

    /// <summary>The greatest number of days between changes of the password.</summary>
    public int? PasswordExpireMax { get; init; }

    /// <summary>The least number of days between changes of the password.</summary>
    public int? PasswordExpireMin { get; init; }

    /// <summary>How many days before its end the user is warned.</summary>
    public int? PasswordExpireWarn { get; init; }

    /// <summary>How many days after its end the account is disabled.</summary>
    public int? PasswordExpireAccountDisable { get; init; }

    /// <summary>When the account ends, in seconds since 1970; a negative number means never.</summary>
    public double? Expires { get; init; }

    /// <summary>Whether a new user is a system user.</summary>
    public bool System { get; init; }

    /// <summary>Whether a user that is logged in is removed all the same, and an SSH key that exists is made anew.</summary>
    public bool Force { get; init; }

    /// <summary>Whether the home folder is removed with the user.</summary>
    public bool Remove { get; init; }

    /// <summary>Whether the commands of libuser are used, which ignore central directories.</summary>
    public bool Local { get; init; }

    /// <summary>The SELinux user.</summary>
    public string? Seuser { get; init; }

    /// <summary>Whether the user gets an SSH key.</summary>
    public bool GenerateSshKey { get; init; }

    /// <summary>The number of bits of the SSH key; 0 for what <c>ssh-keygen</c> thinks right.</summary>
    public int SshKeyBits { get; init; }

    /// <summary>The kind of the SSH key.</summary>
    public string SshKeyType { get; init; } = "rsa";

    /// <summary>The private key's path, relative to the home folder; <c>.ssh/id_</c> and the key's kind when it is not given.</summary>
    [Option(IsPath = true)]
    public string? SshKeyFile { get; init; }

    /// <summary>The SSH key's comment; the target's name when it is not given.</summary>
    public string? SshKeyComment { get; init; }

    /// <summary>The passphrase of the SSH key.</summary>
    public Secret? SshKeyPassphrase { get; init; }

    /// <summary>The least number for a new user.</summary>
    public long? UidMin { get; init; }

    /// <summary>The greatest number for a new user.</summary>
    public long? UidMax { get; init; }

    /// <summary>For macOS; has no effect.</summary>
    public bool? Hidden { get; init; }

    /// <summary>For Solaris; has no effect.</summary>
    public string? Authorization { get; init; }

    /// <summary>For Solaris; has no effect.</summary>
    public string? Profile { get; init; }

    /// <summary>For Solaris; has no effect.</summary>
    public string? Role { get; init; }

    /// <summary>For BSD; has no effect.</summary>
    public string? LoginClass { get; init; }

    /// <summary>The groups without the empty text by which playbooks say "none"; null when nothing is said of groups.</summary>
    internal IReadOnlyList<string>? WantedGroups => Groups is null ? null : [.. Groups.Select(group => group.Trim()).Where(group => group.Length > 0)];

    /// <summary>The private key's path as it is looked for.</summary>
    internal string KeyFile => SshKeyFile ?? $".ssh/id_{SshKeyType}";
}
