using System.Collections.Immutable;
using PlaybookRunner.Commands;

namespace PlaybookRunner.Modules.Builtin;

/// <summary>Runs apt-get so that it asks nothing and waits for others that use it.</summary>
internal sealed class AptGet(AptOptions options, ModuleCall call)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private static readonly ImmutableDictionary<string, string> Silent = ImmutableDictionary<string, string>.Empty
        .Add("DEBIAN_FRONTEND", "noninteractive").Add("DEBIAN_PRIORITY", "critical").Add("LANG", "C").Add("LC_ALL", "C").Add("LC_MESSAGES", "C");

    // A package's scripts ask policy-rc.d whether they may start its service; one that was there comes back whatever happens.
    private const string WithPolicy =
        """
        policy=/usr/sbin/policy-rc.d code=$1
        shift
        [ ! -e "$policy" ] || mv "$policy" "$policy.saved" || exit 1
        trap 'rm -f "$policy"; [ ! -e "$policy.saved" ] || mv "$policy.saved" "$policy"' EXIT
        printf '#!/bin/sh\nexit %s\n' "$code" > "$policy" && chmod 0755 "$policy" || exit 1
        "$@"
        """;

    /// <summary>An apt-get command with what every one gets.</summary>
    public CommandLine Command(string verb)
    {
        CommandLine command = ["apt-get", "-y"];
        foreach (var option in options.DpkgOptions)
            command = command.Add("-o", $"Dpkg::Options::=--{option}");

        return command.Add("-o", $"DPkg::Lock::Timeout={options.LockTimeout}")
            .AddIf(options.Purge, "--purge").AddIf(options.Force, "--force-yes").AddIf(options.Autoremove && verb != "autoremove", "--auto-remove")
            .AddIf(options.FailOnAutoremove, "--no-remove").AddIf(call.CheckMode, "--simulate")
            .AddIf(options.AllowUnauthenticated, "--allow-unauthenticated").AddIf(options.AllowDowngrade, "--allow-downgrades")
            .AddIf(options.AllowChangeHeldPackages, "--allow-change-held-packages")
            .AddIf(options.DefaultRelease is not null, "-t", options.DefaultRelease ?? "").Add(verb);
    }

    /// <summary>Runs a command; while another program holds a lock that apt-get itself does not wait for, it is tried again.</summary>
    public async Task<CommandResult> RunAsync(CommandLine command, CancellationToken cancellationToken)
    {
        var limited = options.PolicyRcD is { } code && !call.CheckMode ? CommandLine.Script(WithPolicy, $"{code}").AddAll(command) : command;
        var request = new CommandRequest(limited) { IsLong = true, Environment = Silent };
        var end = call.Time.GetUtcNow() + TimeSpan.FromSeconds(options.LockTimeout);
        while (true)
        {
            var result = await call.RunAsync(request, cancellationToken);
            var isLocked = !result.Succeeded && result.Error.Contains("Could not get lock", StringComparison.Ordinal);
            if (!isLocked || call.Time.GetUtcNow() >= end)
                return result;

            await Task.Delay(Pause, call.Time, cancellationToken);
        }
    }

    /// <summary>Fetches the lists of packages, again and again with growing pauses when that fails.</summary>
    /// <exception cref="ModuleFailedException">It failed to the last.</exception>
    public async Task UpdateAsync(CancellationToken cancellationToken)
    {
        for (var attempt = 0; ; attempt++)
        {
            var result = await RunAsync(["apt-get", "-y", "update"], cancellationToken);
            if (result.Succeeded)
                return;

            if (attempt >= options.UpdateCacheRetries)
                throw CommandFailure.Of(result, $"Failed to update apt cache after {options.UpdateCacheRetries} retries: {result.Error.Trim()}");

            await Task.Delay(TimeSpan.FromSeconds(Math.Min(Math.Pow(2, attempt), options.UpdateCacheRetryMaxDelay)), call.Time, cancellationToken);
        }
    }
}
