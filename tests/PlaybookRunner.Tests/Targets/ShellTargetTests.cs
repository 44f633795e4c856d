using PlaybookRunner.Targets.Contract;
using PlaybookRunner.Targets.Local;
using PlaybookRunner.Targets.Shell;

namespace PlaybookRunner.Targets;

/// <summary>The machine's own shell and tools (GNU on most), over local processes.</summary>
public sealed class ShellTargetTests : TargetContract
{
    private ShellTarget? _target;

    [OneTimeTearDown]
    public async Task CloseAsync() => await (_target?.DisposeAsync() ?? ValueTask.CompletedTask);

    protected override async Task<ITarget> OpenAsync() =>
        _target = await ShellTarget.OpenAsync(new SingleConnection(new LocalConnection()), "local", new ShellStart(), default);
}
