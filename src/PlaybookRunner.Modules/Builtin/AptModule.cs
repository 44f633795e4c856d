using System.Text.RegularExpressions;
using PlaybookRunner.Commands;

namespace PlaybookRunner.Modules.Builtin;

/// <summary>Installs, upgrades and removes packages of Debian and its relatives.</summary>
[Module("ansible.builtin.apt")]
internal sealed partial class AptModule : IModule<AptOptions>
{
    /// <inheritdoc/>
    public async Task<ModuleResult> RunAsync(AptOptions options, ModuleCall call, CancellationToken cancellationToken)
    {
        IReadOnlyList<AptPackage> packages = [.. (options.Name ?? []).Select(name => name.Trim()).Where(name => name.Length > 0 && name != "*").Select(AptPackage.Parse)];
        var upgrade = options.WantedUpgrade ?? (options.Name is ["*"] && options.State == AptState.Latest ? "dist" : null);
        var apt = new AptGet(options, call);
        if (options.Clean)
            await CleanAsync(apt, call, cancellationToken);

        var status = await AptStatus.AskAsync(call, packages, cancellationToken);
        var (isUpdated, updateTime) = await UpdateAsync(status, options, apt, call, cancellationToken);
        var result = await ActAsync(packages, upgrade, status, options, apt, call, cancellationToken)
            ?? ModuleResult.Of(isUpdated || options.Clean);
        if (options.State == AptState.Absent && packages.Count > 0)
            return result;

        return upgrade is not null || options.Deb is not null
            ? result
            : result.With("cache_updated", isUpdated).With("cache_update_time", updateTime);
    }

    private static async Task<ModuleResult?> ActAsync(
        IReadOnlyList<AptPackage> packages, string? upgrade, AptStatus status, AptOptions options, AptGet apt, ModuleCall call, CancellationToken cancellationToken)
    {
        if (upgrade is not null)
            return await UpgradeAsync(upgrade, apt, call, cancellationToken);

        if (options.Deb is not null)
            return await new AptFile(options, apt, call).InstallAsync(cancellationToken);

        if (packages.Count > 0)
            return options.State == AptState.Absent
                ? await RemoveAsync(packages, status, options, apt, call, cancellationToken)
                : await InstallAsync(packages, status, options, apt, call, cancellationToken);

        if (options.Autoremove)
            return await TidyAsync("autoremove", apt, call, cancellationToken);

        return options.Autoclean ? await TidyAsync("autoclean", apt, call, cancellationToken) : null;
    }

    private static async Task CleanAsync(AptGet apt, ModuleCall call, CancellationToken cancellationToken)
    {
        if (!call.CheckMode)
            (await apt.RunAsync(["apt-get", "clean"], cancellationToken)).OrFail();
    }

    // Lists that were fetched and turned out the same are no change.
    private static async Task<(bool IsUpdated, long Time)> UpdateAsync(
        AptStatus status, AptOptions options, AptGet apt, ModuleCall call, CancellationToken cancellationToken)
    {
        if (!options.WantsUpdate || (options.CacheValidTime is > 0 && status.UpdateTime + options.CacheValidTime > status.Now))
            return (false, status.UpdateTime);

        if (call.CheckMode)
            return (true, status.UpdateTime);

        await apt.UpdateAsync(cancellationToken);
        var now = await AptStatus.AskAsync(call, [], cancellationToken);
        return (now.UpdateTime != status.UpdateTime, now.UpdateTime);
    }

    private static async Task<ModuleResult> InstallAsync(
        IReadOnlyList<AptPackage> packages, AptStatus status, AptOptions options, AptGet apt, ModuleCall call, CancellationToken cancellationToken)
    {
        var candidates = options.OnlyUpgrade ? packages.Where(wanted => status.Packages.Any(package => package.IsInstalled && wanted.IsNamed(package))) : packages;
        var asksForNewest = options.State is AptState.Latest or AptState.BuildDep or AptState.Fixed;
        string[] missing = [.. candidates.Where(wanted => asksForNewest || !status.IsSatisfied(wanted)).Select(wanted => wanted.Argument)];
        if (missing.Length == 0)
            return ModuleResult.Of(changed: false);

        var command = apt.Command(options.State == AptState.BuildDep ? "build-dep" : "install")
            .AddIf(options.State == AptState.Fixed, "--fix-broken").AddIf(options.OnlyUpgrade, "--only-upgrade")
            .AddIf(options.InstallRecommends == false, "-o", "APT::Install-Recommends=no").AddIf(options.InstallRecommends == true, "-o", "APT::Install-Recommends=yes");
        var result = await apt.RunAsync(command.Add(missing), cancellationToken);
        if (!result.Succeeded)
            throw Failure(command.Add(missing), result);

        // What is at its newest version already makes no noise in the result.
        var done = Ended(result, call);
        return done.Changed || options.State == AptState.Fixed ? done : ModuleResult.Of(changed: false);
    }

    private static async Task<ModuleResult> RemoveAsync(
        IReadOnlyList<AptPackage> packages, AptStatus status, AptOptions options, AptGet apt, ModuleCall call, CancellationToken cancellationToken)
    {
        var present = status.Packages.Where(package => package.IsPresent || (options.Purge && package.HasConfiguration));
        string[] names = [.. packages.Where(wanted => present.Any(wanted.IsNamed)).Select(wanted => wanted.Name)];
        if (names.Length == 0)
            return ModuleResult.Of(changed: false);

        var command = apt.Command("remove").Add(names);
        var result = await apt.RunAsync(command, cancellationToken);
        if (!result.Succeeded)
            throw CommandFailure.Of(result, $"'apt-get remove {string.Join(' ', names)}' failed: {result.Error}");

        return Ended(result, call) with { Changed = true };
    }

    private static async Task<ModuleResult> UpgradeAsync(string upgrade, AptGet apt, ModuleCall call, CancellationToken cancellationToken)
    {
        var isFull = upgrade is "dist" or "full";
        var command = apt.Command(isFull ? "dist-upgrade" : "upgrade").AddIf(!isFull, "--with-new-pkgs");
        var result = await apt.RunAsync(command, cancellationToken);
        if (!result.Succeeded)
            throw CommandFailure.Of(result, $"'apt-get {(isFull ? "dist-upgrade" : "upgrade --with-new-pkgs")}' failed: {result.Error}");

        return Ended(result, call) with { Message = result.Output };
    }

    private static async Task<ModuleResult> TidyAsync(string verb, AptGet apt, ModuleCall call, CancellationToken cancellationToken)
    {
        var result = (await apt.RunAsync(apt.Command(verb), cancellationToken)).OrFail();
        var ended = Ended(result, call);
        return verb == "autoclean" ? ended with { Changed = Deleted().IsMatch(result.Output) } : ended;
    }

    /// <summary>The result of an apt-get that succeeded; whether it did anything is told by its summary line.</summary>
    internal static ModuleResult Ended(CommandResult result, ModuleCall call)
    {
        var changed = !NothingToDo().IsMatch(result.Output) && Summary().IsMatch(result.Output);
        var ended = ModuleResult.Of(changed).With("stdout", result.Output).With("stderr", result.Error);
        return call.DiffMode && changed ? ended with { Diff = [new ModuleDiff { Prepared = Prepared(result.Output) }] } : ended;
    }

    // From the list of what happens to the summary.
    private static string Prepared(string output)
    {
        var lines = output.Split('\n').ToList();
        var first = lines.FindIndex(line => line.StartsWith("The following ", StringComparison.Ordinal));
        var last = lines.FindIndex(line => Summary().IsMatch(line));
        return first >= 0 && last >= first ? string.Join('\n', lines[first..(last + 1)]) : "";
    }

    private static ModuleFailedException Failure(CommandLine command, CommandResult result)
    {
        if (Unknown().Match(result.Error) is { Success: true } unknown)
            return new ModuleFailedException($"No package matching '{unknown.Groups[1].Value}' is available");

        if (UnknownVersion().Match(result.Error) is { Success: true } version)
            return new ModuleFailedException($"no available installation candidate for {version.Groups[2].Value}={version.Groups[1].Value}");

        return CommandFailure.Of(result, $"'{command}' failed: {result.Error}");
    }

    [GeneratedRegex(@"^0 upgraded, 0 newly installed,( 0 downgraded,)? 0 to remove", RegexOptions.Multiline)]
    private static partial Regex NothingToDo();

    [GeneratedRegex(@"^\d+ upgraded, \d+ newly installed", RegexOptions.Multiline)]
    private static partial Regex Summary();

    [GeneratedRegex(@"^Del ", RegexOptions.Multiline)]
    private static partial Regex Deleted();

    [GeneratedRegex(@"Unable to locate package (\S+)")]
    private static partial Regex Unknown();

    [GeneratedRegex(@"Version '([^']+)' for '([^']+)' was not found")]
    private static partial Regex UnknownVersion();
}
