using PlaybookRunner.Targets.Contract;

namespace PlaybookRunner.Targets;

public sealed class LocalTargetTests : MachineContract
{
    protected override Task<ITarget> OpenAsync() => Task.FromResult<ITarget>(new LocalTarget());
}
