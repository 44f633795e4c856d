using System.Globalization;
using PlaybookRunner.Commands;
using PlaybookRunner.Targets;

namespace PlaybookRunner.Modules.Builtin;

/// <summary>Starts the machine anew, waits until it is back and tries whether it works.</summary>
[Module("ansible.builtin.reboot")]
internal sealed partial class RebootModule : IModule<RebootOptions>
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <inheritdoc/>
    public async Task<ModuleResult> RunAsync(RebootOptions options, ModuleCall call, CancellationToken cancellationToken)
    {
        if (call.Target.Identity.IsLocal)
            throw new ModuleFailedException("Running ansible.builtin.reboot with local connection would reboot the control node.");

        if (call.CheckMode)
            return Rebooted(TimeSpan.Zero);

        var start = call.Time.GetUtcNow();
        var before = await BootIdAsync(options, call, cancellationToken);
        await StopAsync(options, call, cancellationToken);
        await Task.Delay(TimeSpan.FromSeconds(options.PostRebootDelay), call.Time, cancellationToken);

        var end = call.Time.GetUtcNow() + TimeSpan.FromSeconds(options.RebootTimeout);
        await WaitAsync("Timed out waiting for last boot time check", end, async () => await BootIdAsync(options, call, cancellationToken) != before, options, call, cancellationToken);
        await WaitAsync("Timed out waiting for post-reboot test command", end, async () => (await call.RunAsync(Shell(options.TestCommand), cancellationToken)).Succeeded, options, call, cancellationToken);
        return Rebooted(call.Time.GetUtcNow() - start);
    }

    private static ModuleResult Rebooted(TimeSpan elapsed) =>
        ModuleResult.Of(changed: true).With("rebooted", true).With("elapsed", (long)elapsed.TotalSeconds);

    private static async Task<string> BootIdAsync(RebootOptions options, ModuleCall call, CancellationToken cancellationToken)
    {
        var result = await call.RunAsync(Shell(options.BootTimeCommand), cancellationToken);
        return result.OrFail($"failed to get host boot time info, rc: {result.ExitCode}, stdout: {result.Output}, stderr: {result.Error}").Output.Trim();
    }

    // The connection may break while the command still runs, which is what it is for.
    private static async Task StopAsync(RebootOptions options, ModuleCall call, CancellationToken cancellationToken)
    {
        try
        {
            var result = await call.RunAsync(Command(options), cancellationToken);
            if (!result.Succeeded && result.ExitCode < 128)
                throw CommandFailure.Of(result, $"Reboot command failed. Error was: '{result.Output}, {result.Error}'");
        }
        catch (Exception exception) when (exception is ChannelLostException or ConnectionLostException)
        {
            // Going down.
        }
    }

    private static CommandRequest Command(RebootOptions options)
    {
        if (options.RebootCommand is { } own)
            return Shell(own);

        var minutes = (options.PreRebootDelay / 60).ToString(CultureInfo.InvariantCulture);
        var path = string.Join(':', options.SearchPaths);
        return CommandLine.Script("PATH=$1:$PATH; if command -v shutdown >/dev/null; then exec shutdown -r \"$2\" \"$3\"; else exec reboot; fi", path, minutes == "0" ? "now" : minutes, options.Msg);
    }

    private static async Task WaitAsync(
        string failure, DateTimeOffset end, Func<Task<bool>> isDone, RebootOptions options, ModuleCall call, CancellationToken cancellationToken)
    {
        var limit = TimeSpan.FromSeconds(options.ConnectTimeout ?? 10);
        while (call.Time.GetUtcNow() < end)
        {
            if (await call.ProbeConnectionAsync(limit, cancellationToken) is null && await TryAsync(isDone))
                return;

            await Task.Delay(Pause, call.Time, cancellationToken);
        }

        throw new ModuleFailedException(ModuleResult.Fail($"{failure} (timeout={options.RebootTimeout})").With("rebooted", true));
    }

    private static async Task<bool> TryAsync(Func<Task<bool>> isDone)
    {
        try
        {
            return await isDone();
        }
        catch (Exception exception) when (exception is TargetException or ModuleFailedException)
        {
            return false;
        }
    }

    private static CommandRequest Shell(string text) => new(["/bin/sh", "-c", text]);
}

/// <summary>The options of <c>reboot</c>.</summary>
internal sealed class RebootOptions
{
    /// <summary>How many seconds to wait before; machines count in whole minutes.</summary>
    [Option(Aliases = ["pre_reboot_delay_sec"])]
    public int PreRebootDelay { get; init; }

    /// <summary>How many seconds to wait behind before the machine is asked whether it is back.</summary>
    [Option(Aliases = ["post_reboot_delay_sec"])]
    public int PostRebootDelay { get; init; }

    /// <summary>How many seconds the machine may take.</summary>
    [Option(Aliases = ["reboot_timeout_sec"])]
    public int RebootTimeout { get; init; } = 600;

    /// <summary>How many seconds one attempt to connect may take.</summary>
    [Option(Aliases = ["connect_timeout_sec"])]
    public int? ConnectTimeout { get; init; }

    /// <summary>A command that must succeed when the machine is back.</summary>
    public string TestCommand { get; init; } = "whoami";

    /// <summary>What users of the machine are told.</summary>
    public string Msg { get; init; } = "Reboot initiated by Ansible";

    /// <summary>Where the command to restart is looked for.</summary>
    public IReadOnlyList<string> SearchPaths { get; init; } = ["/sbin", "/bin", "/usr/sbin", "/usr/bin", "/usr/local/sbin"];

    /// <summary>A command whose output differs from start to start.</summary>
    public string BootTimeCommand { get; init; } = "cat /proc/sys/kernel/random/boot_id";

    /// <summary>The command to restart, in place of the usual one.</summary>
    public string? RebootCommand { get; init; }
}
