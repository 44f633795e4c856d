namespace PlaybookRunner.Targets.Contract;

/// <summary>A user made for a test and removed after it.</summary>
internal sealed class ThrowawayUser : IDisposable
{
    /// <summary>The password of every such user; it has what shells stumble over.</summary>
    public const string Password = "it's \"secret\" $1";

    private readonly string? _rule;

    private ThrowawayUser(string name, string? rule)
    {
        Name = name;
        _rule = rule;
    }

    public string Name { get; }

    /// <summary>Makes a user.</summary>
    /// <param name="sudoRule">What sudo allows, behind <c>ALL=</c>: <c>(ALL) NOPASSWD: ALL</c>; null for nothing.</param>
    public static ThrowawayUser Make(string? sudoRule = null)
    {
        Needs.Root();
        Needs.Program("useradd", "passwd");
        var name = $"pr{Guid.NewGuid():N}"[..12];
        Prepare.Run("useradd -m -s /bin/sh \"$1\"", name);
        var user = new ThrowawayUser(name, sudoRule is null ? null : $"/etc/sudoers.d/{name}");
        Prepare.Run("printf '%s:%s\\n' \"$1\" \"$2\" | chpasswd", name, Password);
        if (sudoRule is not null)
        {
            Needs.Program("sudo", "sudo");
            Prepare.Run("umask 227; printf '%s ALL=%s\\n' \"$1\" \"$2\" > \"$3\"", name, sudoRule, user._rule!);
        }

        return user;
    }

    public void Dispose()
    {
        Prepare.Run("pkill -KILL -u \"$1\" || :; userdel -rf \"$1\" 2>/dev/null || :; rm -rf \"/home/$1\"", Name);
        if (_rule is not null)
        {
            File.Delete(_rule);
        }
    }
}
