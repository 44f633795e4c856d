using PlaybookRunner.Targets.Contract;

namespace PlaybookRunner.Targets;

public sealed class LocalTargetTests : TargetContract
{
    protected override Task<ITarget> OpenAsync() => Task.FromResult<ITarget>(new LocalTarget());
}
