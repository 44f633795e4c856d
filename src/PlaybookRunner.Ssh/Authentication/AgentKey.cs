using Renci.SshNet;
using Renci.SshNet.Security;

namespace PlaybookRunner.Ssh.Authentication;

/// <summary>A key that an agent holds, as SSH.NET wants keys: an algorithm for each way to sign.</summary>
internal sealed class AgentKey(SshAgent agent, byte[] key) : IPrivateKeySource
{
    public IReadOnlyCollection<HostAlgorithm> HostKeyAlgorithms { get; } = new KnownHosts.HostKey(key).Type switch
    {
        "ssh-rsa" => [new Algorithm("rsa-sha2-512", agent, key, flags: 4), new Algorithm("rsa-sha2-256", agent, key, flags: 2)],
        "ssh-rsa-cert-v01@openssh.com" => [new Algorithm("rsa-sha2-512-cert-v01@openssh.com", agent, key, flags: 4)],
        var type => [new Algorithm(type, agent, key, flags: 0)],
    };

    private sealed class Algorithm(string name, SshAgent agent, byte[] key, int flags) : HostAlgorithm(name)
    {
        public override byte[] Data => key;

        public override byte[] Sign(byte[] data) => agent.Sign(key, data, flags);

        public override bool VerifySignature(byte[] data, byte[] signature) =>
            throw new NotSupportedException("A key of an agent signs; it is not used to verify.");
    }
}
