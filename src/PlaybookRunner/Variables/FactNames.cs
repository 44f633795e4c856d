namespace PlaybookRunner.Variables;

/// <summary>Which facts are variables too. A machine's facts must not say how it is reached, or it could make the control node do so in its way.</summary>
internal static class FactNames
{
    private static readonly HashSet<string> Refused = new(StringComparer.Ordinal)
    {
        "ansible_connection", "ansible_facts", "ansible_host", "ansible_module_compression", "ansible_network_os", "ansible_password", "ansible_pipelining", "ansible_port",
        "ansible_private_key_file", "ansible_rsync_path", "ansible_scp_extra_args", "ansible_shell_executable", "ansible_shell_type", "ansible_timeout", "ansible_user",
    };

    private static readonly string[] RefusedPrefixes = ["ansible_become", "ansible_local_", "ansible_psrp_", "ansible_ssh_", "ansible_winrm_"];

    public static bool MayBeVariable(string name) =>
        !name.StartsWith("ansible_", StringComparison.Ordinal)
        || name.StartsWith("ansible_ssh_host_key_", StringComparison.Ordinal)
        || !(Refused.Contains(name) || name.EndsWith("_interpreter", StringComparison.Ordinal) || Array.Exists(RefusedPrefixes, prefix => name.StartsWith(prefix, StringComparison.Ordinal)));
}
