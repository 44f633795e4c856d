namespace PlaybookRunner.Ssh.KnownHosts;

/// <summary>Why a server's key is not trusted.</summary>
internal abstract record HostKeyProblem
{
    private HostKeyProblem()
    {
    }

    /// <summary>What to tell the user: what was found, where, and what to do.</summary>
    public abstract string Describe(string host, int port, HostKey key);

    /// <summary>No file has a key for the host.</summary>
    internal sealed record Unknown(IReadOnlyList<string> Files) : HostKeyProblem
    {
        public override string Describe(string host, int port, HostKey key) =>
            $"the host key of {KnownHostsFiles.Name(host, port)} is not known: the server shows {key.Type} {key.Fingerprint}, and no line of "
            + $"{string.Join(", ", Files)} is about it. If that is the machine's key, add it with 'ssh-keyscan -p {port} {host} >> {Files[0]}', "
            + "or connect once with 'ssh -o StrictHostKeyChecking=accept-new'. Host keys are not checked when host_key_checking is False.";
    }

    /// <summary>The files have another key for the host.</summary>
    internal sealed record Changed(KnownHostEntry Entry) : HostKeyProblem
    {
        public override string Describe(string host, int port, HostKey key) =>
            $"the host key of {KnownHostsFiles.Name(host, port)} has changed: the server shows {key.Type} {key.Fingerprint}, but line {Entry.Line} of "
            + $"{Entry.File} has {Entry.KeyType} {HostKey.Print(Entry.Key)}. Either the machine was installed anew, or somebody stands between. "
            + $"If it is the former, remove the old key with 'ssh-keygen -f {Entry.File} -R {Quoted(host, port)}'.";

        private static string Quoted(string host, int port) => port == 22 ? host : $"'{KnownHostsFiles.Name(host, port)}'";
    }

    /// <summary>The files say that the key must no longer be trusted.</summary>
    internal sealed record Revoked(KnownHostEntry Entry) : HostKeyProblem
    {
        public override string Describe(string host, int port, HostKey key) =>
            $"the host key of {KnownHostsFiles.Name(host, port)} ({key.Type} {key.Fingerprint}) is revoked by line {Entry.Line} of {Entry.File}.";
    }
}
