using PlaybookRunner.Connections;
using PlaybookRunner.Targets.Become;
using PlaybookRunner.Targets.Contract;
using PlaybookRunner.Targets.Local;

namespace PlaybookRunner.Targets;

/// <summary>Root who becomes an unprivileged user by sudo, over local processes.</summary>
public sealed class SudoTargetTests : MachineContract
{
    protected override async Task<ITarget> OpenAsync()
    {
        Needs.Program("sudo", "sudo");
        var user = Keep(ThrowawayUser.Make());
        var opener = Keep(new TargetOpener([new LocalConnectionPlugin()], [new SudoBecomeMethod()]));
        return await opener.OpenAsync(new ConnectionSettings("localhost", "localhost"), "local", new BecomeSettings("sudo", user.Name), default);
    }
}
