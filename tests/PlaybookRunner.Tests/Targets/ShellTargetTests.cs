using PlaybookRunner.Targets.Contract;
using PlaybookRunner.Targets.Local;
using PlaybookRunner.Targets.Shell;

namespace PlaybookRunner.Targets;

/// <summary>The machine's own shell and tools (GNU on most), over local processes.</summary>
public sealed class ShellTargetTests : MachineContract
{
    protected override async Task<ITarget> OpenAsync() =>
        Keep(await ShellTarget.OpenAsync(new SingleConnection(new LocalConnection()), "local", new ShellStart(), default));
}
