using PlaybookRunner.Targets;

namespace PlaybookRunner.Modules.Builtin;

/// <summary>Waits until the host can be reached.</summary>
[Module("ansible.builtin.wait_for_connection", NeedsNoTarget = true)]
internal sealed partial class WaitForConnectionModule : IModule<WaitForConnectionOptions>
{
    /// <inheritdoc/>
    public async Task<ModuleResult> RunAsync(WaitForConnectionOptions options, ModuleCall call, CancellationToken cancellationToken)
    {
        if (call.CheckMode)
            return Result(TimeSpan.Zero);

        var began = call.Time.GetTimestamp();
        await Task.Delay(TimeSpan.FromSeconds(options.Delay), call.Time, cancellationToken);
        while (await call.ProbeConnectionAsync(TimeSpan.FromSeconds(options.ConnectTimeout), cancellationToken) is { } failure)
        {
            var elapsed = call.Time.GetElapsedTime(began);
            if (elapsed.TotalSeconds + options.Sleep >= options.Timeout)
                throw TooLate(failure, elapsed);

            await Task.Delay(TimeSpan.FromSeconds(options.Sleep), call.Time, cancellationToken);
        }

        return Result(call.Time.GetElapsedTime(began));
    }

    private static ModuleFailedException TooLate(TargetException failure, TimeSpan elapsed) =>
        new(ModuleResult.Fail($"timed out waiting for ping module test: {failure.Message}").With("elapsed", (long)elapsed.TotalSeconds));

    private static ModuleResult Result(TimeSpan elapsed) => ModuleResult.Of(changed: false).With("elapsed", (long)elapsed.TotalSeconds);
}

/// <summary>The options of <c>wait_for_connection</c>.</summary>
internal sealed class WaitForConnectionOptions
{
    /// <summary>How many seconds opening the connection may take.</summary>
    public int ConnectTimeout { get; init; } = 5;

    /// <summary>How many seconds to wait before the first attempt.</summary>
    public int Delay { get; init; }

    /// <summary>How many seconds lie between two attempts.</summary>
    public int Sleep { get; init; } = 1;

    /// <summary>How many seconds to wait at most.</summary>
    public int Timeout { get; init; } = 600;
}
