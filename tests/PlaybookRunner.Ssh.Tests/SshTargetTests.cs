using PlaybookRunner.Targets;
using PlaybookRunner.Targets.Contract;

namespace PlaybookRunner.Ssh;

/// <summary>The contract of targets over a real sshd.</summary>
public sealed class SshTargetTests : MachineContract
{
    protected override async Task<ITarget> OpenAsync()
    {
        var server = Keep(SshServer.Start());
        var opener = Keep(new TargetOpener([new SshConnectionPlugin()], []));
        return await opener.OpenAsync(server.Settings, "ssh", become: null, default);
    }
}
