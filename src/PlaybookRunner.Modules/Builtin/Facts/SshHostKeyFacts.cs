namespace PlaybookRunner.Modules.Builtin.Facts;

/// <summary>The public keys of the target's SSH server.</summary>
internal static class SshHostKeyFacts
{
    private static readonly string[] Algorithms = ["dsa", "rsa", "ecdsa", "ed25519"];

    // The first folder that has any key is the server's.
    private const string Script =
        """
        for folder in /etc/ssh /etc/openssh /etc; do
            found=
            for name in dsa rsa ecdsa ed25519; do
                file=$folder/ssh_host_${name}_key.pub
                [ -r "$file" ] && read -r type key comment < "$file" && found=1 && printf '%s %s %s\n' "$name" "$type" "$key"
            done
            [ -n "$found" ] && break
        done
        """;

    /// <summary>The collector.</summary>
    public static FactCollector Collector { get; } = new("ssh_pub_keys", [new("ssh_host_keys", Script)], Read)
    {
        Aliases = ["ssh_host_pub_keys", .. Algorithms.Select(name => $"ssh_host_key_{name}_public")],
        IsMinimal = true,
    };

    private static void Read(FactSections sections, OrderedDictionary<string, object?> facts)
    {
        foreach (var line in sections.Lines("ssh_host_keys"))
        {
            if (line.Split(' ') is not [var name, var type, var key])
                continue;

            facts[$"ssh_host_key_{name}_public"] = key;
            facts[$"ssh_host_key_{name}_public_keytype"] = type;
        }
    }
}
