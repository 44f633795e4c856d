using System.Globalization;
using PlaybookRunner.Execution;

namespace PlaybookRunner.Configuration;

/// <summary>The settings of <c>ansible.cfg</c> and of <c>ANSIBLE_*</c> environment variables that the engine honours; an environment variable wins over the file.</summary>
internal sealed class AnsibleConfiguration
{
    private readonly ConfigurationFile _file;
    private readonly Func<string, string?> _environment;

    private AnsibleConfiguration(ConfigurationFile file, Func<string, string?> environment)
    {
        _file = file;
        _environment = environment;
    }

    /// <summary>The file that was read; null when there is none.</summary>
    public string? Path => _file.Path;

    public IReadOnlyList<string> Inventories => [.. List("ANSIBLE_INVENTORY", "defaults", "inventory", ',').Select(Resolve)];

    public IReadOnlyList<string>? IgnoredInventoryExtensions =>
        FirstList("ANSIBLE_INVENTORY_IGNORE", ("defaults", "inventory_ignore_extensions"), ("inventory", "ignore_extensions")) is { Length: > 0 } extensions ? extensions : null;

    public IReadOnlyList<string> IgnoredInventoryPatterns =>
        FirstList("ANSIBLE_INVENTORY_IGNORE_REGEX", ("defaults", "inventory_ignore_patterns"), ("inventory", "ignore_patterns"));

    public IReadOnlyList<string> RolesPath => [.. List("ANSIBLE_ROLES_PATH", "defaults", "roles_path", ':').Select(Resolve)];

    public IReadOnlyList<string> CollectionsPath => [.. List("ANSIBLE_COLLECTIONS_PATH", "defaults", "collections_path", ':').Select(Resolve)];

    public string? SshArguments => Text("ANSIBLE_SSH_ARGS", "ssh_connection", "ssh_args");

    public string? SshCommonArguments => Text("ANSIBLE_SSH_COMMON_ARGS", "ssh_connection", "ssh_common_args");

    public string? SshExtraArguments => Text("ANSIBLE_SSH_EXTRA_ARGS", "ssh_connection", "ssh_extra_args");

    public IReadOnlyList<string> VaultPasswordFiles => [.. List("ANSIBLE_VAULT_PASSWORD_FILE", "defaults", "vault_password_file", ',').Select(Resolve)];

    public int? Forks => Integer("ANSIBLE_FORKS", "defaults", "forks");

    public int? Timeout => Integer("ANSIBLE_TIMEOUT", "defaults", "timeout");

    public bool CheckHostKeys => Flag("ANSIBLE_HOST_KEY_CHECKING", "defaults", "host_key_checking") ?? true;

    public bool ForceHandlers => Flag("ANSIBLE_FORCE_HANDLERS", "defaults", "force_handlers") ?? false;

    public bool Become => Flag("ANSIBLE_BECOME", "privilege_escalation", "become") ?? false;

    public string? BecomeMethod => Text("ANSIBLE_BECOME_METHOD", "privilege_escalation", "become_method");

    public string? BecomeUser => Text("ANSIBLE_BECOME_USER", "privilege_escalation", "become_user");

    public string? RemoteUser => Text("ANSIBLE_REMOTE_USER", "defaults", "remote_user");

    public string? PrivateKeyFile => Text("ANSIBLE_PRIVATE_KEY_FILE", "defaults", "private_key_file") is { } path ? Resolve(path) : null;

    public int? PollInterval => Integer("ANSIBLE_POLL_INTERVAL", "defaults", "poll_interval");

    public string Gathering => Text("ANSIBLE_GATHERING", "defaults", "gathering") ?? "implicit";

    /// <summary>Where facts outlive the run; null for the cache <c>memory</c>.</summary>
    /// <exception cref="PlaybookException">There is no cache of that name, or it needs a folder.</exception>
    public FactCacheOptions? FactCache => Text("ANSIBLE_CACHE_PLUGIN", "defaults", "fact_caching") switch
    {
        null or "memory" or "ansible.builtin.memory" => null,
        "jsonfile" or "ansible.builtin.jsonfile" => FactFolder(),
        var other => throw Problem($"the fact cache '{other}' is not known", "the caches are memory and jsonfile"),
    };

    public bool DisplayOkHosts => Flag("ANSIBLE_DISPLAY_OK_HOSTS", "defaults", "display_ok_hosts") ?? true;

    public bool DisplaySkippedHosts => Flag("ANSIBLE_DISPLAY_SKIPPED_HOSTS", "defaults", "display_skipped_hosts") ?? true;

    public bool CheckModeMarkers => Flag("ANSIBLE_CHECK_MODE_MARKERS", "defaults", "check_mode_markers") ?? false;

    /// <summary>Whether the reference's own setting asks for its refusals: <c>allow_broken_conditionals</c> given as false.</summary>
    public bool Strict => Flag("ANSIBLE_ALLOW_BROKEN_CONDITIONALS", "defaults", "allow_broken_conditionals") == false;

    /// <summary>What a setting was set to, and where; null where nobody set it.</summary>
    public (string Text, string Origin)? Find(KnownSetting setting)
    {
        if (setting.Variable.Length > 0 && _environment(setting.Variable) is { } value)
            return (value, $"env: {setting.Variable}");
        return _file.Find(setting.Section, setting.Key) is { } text ? (text, Path!) : null;
    }

    /// <summary>Finds the configuration as Ansible does: <c>ANSIBLE_CONFIG</c>, the current folder, the home folder, <c>/etc/ansible</c>.</summary>
    /// <param name="currentFolder">The current folder.</param>
    public static AnsibleConfiguration Find(string currentFolder)
    {
        var candidates = new[]
        {
            Environment.GetEnvironmentVariable("ANSIBLE_CONFIG"),
            System.IO.Path.Combine(currentFolder, "ansible.cfg"),
            System.IO.Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".ansible.cfg"),
            "/etc/ansible/ansible.cfg",
        };
        var path = candidates.FirstOrDefault(candidate => candidate is not null && File.Exists(candidate));
        var file = path is null ? ConfigurationFile.Empty : ConfigurationFile.Read(path);
        return new AnsibleConfiguration(file, Environment.GetEnvironmentVariable);
    }

    private FactCacheOptions FactFolder()
    {
        var folder = Text("ANSIBLE_CACHE_PLUGIN_CONNECTION", "defaults", "fact_caching_connection")
            ?? throw Problem("the fact cache 'jsonfile' needs a folder", "set fact_caching_connection");
        var timeout = Integer("ANSIBLE_CACHE_PLUGIN_TIMEOUT", "defaults", "fact_caching_timeout");
        return new FactCacheOptions(Resolve(folder))
        {
            Prefix = Text("ANSIBLE_CACHE_PLUGIN_PREFIX", "defaults", "fact_caching_prefix") ?? "",
            MaximumAge = timeout is 0 ? null : TimeSpan.FromSeconds(timeout ?? 86400),
        };
    }

    private PlaybookException Problem(string message, string hint) =>
        new(ErrorCodes.FactCache, message, new SourcePosition(new SourceFile(Path ?? "<environment>", ""), 1, 1)) { Hint = hint };

    private string? Text(string variable, string section, string key) => _environment(variable) is { Length: > 0 } value ? value : _file.Find(section, key);

    private bool? Flag(string variable, string section, string key) => Text(variable, section, key) is { } text ? BooleanText.Read(text) : null;

    private int? Integer(string variable, string section, string key) =>
        int.TryParse(Text(variable, section, key), CultureInfo.InvariantCulture, out var number) ? number : null;

    private string[] List(string variable, string section, string key, char separator) =>
        Text(variable, section, key)?.Split(separator, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [];

    private string[] FirstList(string variable, params (string Section, string Key)[] names) =>
        names.Select(name => List(variable, name.Section, name.Key, ',')).FirstOrDefault(static list => list.Length > 0) ?? [];

    // Paths in the file are relative to it, those in the environment to the current folder.
    private string Resolve(string path)
    {
        if (path.StartsWith("~/", StringComparison.Ordinal))
            path = System.IO.Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), path[2..]);
        var folder = Path is null ? Environment.CurrentDirectory : System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(Path))!;
        return System.IO.Path.Combine(folder, path);
    }
}
