using PlaybookRunner.Playbooks;
using PlaybookRunner.Variables;

namespace PlaybookRunner.Execution;

/// <summary>Repeats a block for the items of a loop, or until it succeeds: one of the forms that Ansible refuses and whose meaning is plain.</summary>
internal sealed class BlockRepetition(Block block, HostRun host, RunServices services)
{
    private const int DefaultRetries = 3;
    private const double DefaultDelay = 5;

    public static bool IsWanted(Block block) => block.Loop is not null || block.Retries is not null || block.Until.Count > 0;

    /// <param name="position">Where the block stands.</param>
    /// <param name="frame">What holds around it.</param>
    /// <param name="runOnce">Runs the block one time.</param>
    /// <param name="cancellationToken">Ends the waits between retries.</param>
    public async Task RunAsync(StepPosition position, WalkFrame frame, Func<Block, StepPosition, WalkFrame, Task> runOnce, CancellationToken cancellationToken)
    {
        if (block.Loop is not { } loop)
        {
            await RetryAsync(position, frame, runOnce, cancellationToken);
            return;
        }

        var scope = ScopeIn(frame, cancellationToken);
        var items = LoopItems.Evaluate(loop, scope, services);
        var names = LoopNames.Of(loop.Control, scope);
        for (var index = 0; index < items.Count; index++)
            await RetryAsync(position.Down(index), frame.Inside(names.LayerFor(items, index)), runOnce, cancellationToken);
    }

    private async Task RetryAsync(StepPosition position, WalkFrame frame, Func<Block, StepPosition, WalkFrame, Task> runOnce, CancellationToken cancellationToken)
    {
        var scope = ScopeIn(frame, cancellationToken);
        var retries = block.Retries is null && block.Until.Count == 0 ? 0 : block.Retries.Integer(scope) ?? DefaultRetries;
        var delay = TimeSpan.FromSeconds(block.Delay.Number(scope) ?? DefaultDelay);
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                await runOnce(block, position.Down(attempt), frame);
                if (attempt >= retries || services.Conditions.AllHold(block.Until, ScopeIn(frame, cancellationToken), out _))
                    return;
            }
            catch (TaskFailedException) when (attempt < retries)
            {
                // Tried again below.
            }

            await Task.Delay(delay, services.Time, cancellationToken);
        }
    }

    private VariableScope ScopeIn(WalkFrame frame, CancellationToken cancellationToken) =>
        host.Play.Scopes.Of(host, block, frame, host.Play.SurroundingsOf(block, cancellationToken));
}
