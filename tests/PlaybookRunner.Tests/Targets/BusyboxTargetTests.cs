using PlaybookRunner.Targets.Contract;
using PlaybookRunner.Targets.Shell;

namespace PlaybookRunner.Targets;

/// <summary>A machine that has busybox for everything, its shell included: other tools and other options than GNU's.</summary>
public sealed class BusyboxTargetTests : MachineContract
{
    protected override async Task<ITarget> OpenAsync()
    {
        // Busybox has no program that relays; perl stands in.
        var machine = Keep(new BusyboxMachine("perl"));
        return Keep(await ShellTarget.OpenAsync(new SingleConnection(machine), "local", new ShellStart(machine.Shell), default));
    }
}
