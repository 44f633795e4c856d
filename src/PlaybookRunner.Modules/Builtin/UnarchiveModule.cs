using PlaybookRunner.Commands;
using PlaybookRunner.Targets;

namespace PlaybookRunner.Modules.Builtin;

/// <summary>Unpacks an archive on the target, where its files are not there already.</summary>
[Module("ansible.builtin.unarchive")]
internal sealed partial class UnarchiveModule : IModule<UnarchiveOptions>
{
    /// <inheritdoc/>
    public async Task<ModuleResult> RunAsync(UnarchiveOptions options, ModuleCall call, CancellationToken cancellationToken)
    {
        options.WarnOfDoubts(call);
        var isAddress = options.IsRemote && options.Src.Contains("://", StringComparison.Ordinal);
        List<PathQuery> queries = [new(options.Dest) { Follow = true }, new(options.Creates ?? options.Dest), new(options.Src) { Follow = true }];
        var found = await call.Target.InspectAsync(queries, cancellationToken);
        if (options.Creates is not null && found[1].Exists)
        {
            return new ModuleResult { Skipped = true, Message = $"skipped, since {options.Creates} exists" };
        }

        Check(options, found[0], found[2], isAddress);
        var temporary = isAddress || !options.IsRemote ? $"{call.Target.Identity.TemporaryFolder}/.unarchive-{Path.GetRandomFileName()}" : null;
        try
        {
            await BringAsync(options, temporary, isAddress, call, cancellationToken);
            return await UnpackAsync(options, temporary ?? found[2].Path, found[0], call, cancellationToken);
        }
        finally
        {
            await RemoveAsync(temporary, call.Target);
        }
    }

    private static void Check(UnarchiveOptions options, PathStatus destination, PathStatus source, bool isAddress)
    {
        if (options.IsRemote && !isAddress && !source.Exists)
        {
            throw new ModuleFailedException($"Source '{options.Src}' does not exist");
        }

        if (destination.Kind != PathKind.Directory)
        {
            throw new ModuleFailedException($"dest '{options.Dest}' must be an existing dir");
        }
    }

    // An archive that is not on the target yet is brought there, also in check mode: it has to be looked into.
    private static async Task BringAsync(UnarchiveOptions options, string? temporary, bool isAddress, ModuleCall call, CancellationToken cancellationToken)
    {
        if (temporary is null)
        {
            return;
        }

        if (!isAddress)
        {
            var content = ControlFile.Read(call.Files.Find("files", options.Src), options.Decrypt, call.Files);
            var mode = new FileMode.Absolute(0b110_000_000);
            await call.Target.WriteAsync(new FileWrite(temporary, content) { Attributes = new(Mode: mode) }, cancellationToken);
            return;
        }

        CommandLine download = CommandLine.Script(
            "if command -v curl >/dev/null; then exec curl -fsSL $3 -o \"$2\" -- \"$1\"; else exec wget -q $4 -O \"$2\" -- \"$1\"; fi",
            options.Src, temporary, options.ValidateCerts ? "" : "--insecure", options.ValidateCerts ? "" : "--no-check-certificate");
        var result = await call.RunAsync(new CommandRequest(download) { IsLong = true, HidesOutput = true }, cancellationToken);
        if (!result.Succeeded)
        {
            throw new ModuleFailedException($"Failure downloading {options.Src}, {result.Error.Trim()}");
        }
    }

    private static async Task<ModuleResult> UnpackAsync(
        UnarchiveOptions options, string archive, PathStatus folder, ModuleCall call, CancellationToken cancellationToken)
    {
        var look = await call.RunAsync(new CommandRequest(ArchiveTool.Look(options, archive, folder.Path)) { IsLong = true, HidesOutput = true }, cancellationToken);
        if (!look.Succeeded)
        {
            throw new ModuleFailedException($"Failed to find handler for \"{options.Src}\". Make sure the required command to extract the file is installed.\n{look.Error}");
        }

        var content = ArchiveContent.Parse(look.Output);
        var result = ModuleResult.Of(changed: false).With("dest", options.Dest).With("src", options.Src).With("handler", content.Tool.Handler);
        result = options.ListFiles ? result.With("files", content.Names) : result;
        var unpacks = content.Differs(options, call.Target.Identity.IsRoot);
        if (unpacks && !call.CheckMode)
        {
            result = result.With("extract_results", await ExtractAsync(options, archive, folder, content.Tool, result, call, cancellationToken));
        }

        var changed = await SetAttributesAsync(options, folder.Path, content.Names, call, cancellationToken) || unpacks;
        var now = changed && !call.CheckMode ? (await call.Target.InspectAsync([folder.Path], cancellationToken))[0] : folder;
        return (result with { Changed = changed }).WithState(now);
    }

    private static async Task<Dictionary<string, object?>> ExtractAsync(
        UnarchiveOptions options, string archive, PathStatus folder, ArchiveTool tool, ModuleResult result, ModuleCall call, CancellationToken cancellationToken)
    {
        var command = tool.Unpack(options, archive, folder.Path);
        var run = await call.RunAsync(new CommandRequest(command) { IsLong = true, HidesOutput = true }, cancellationToken);
        var extracted = new Dictionary<string, object?>
        {
            ["cmd"] = command.ToList<object?>(),
            ["out"] = run.Output,
            ["err"] = run.Error,
            ["rc"] = (long)run.ExitCode,
        };
        return run.Succeeded
            ? extracted
            : throw new ModuleFailedException((result with { Message = $"failed to unpack {options.Src} to {options.Dest}" }).With("extract_results", extracted));
    }

    private static async Task<bool> SetAttributesAsync(
        UnarchiveOptions options, string folder, IReadOnlyList<string> names, ModuleCall call, CancellationToken cancellationToken)
    {
        if (options.Wanted.IsEmpty)
        {
            return false;
        }

        var entries = await call.Target.InspectAsync([.. names.Select(name => new PathQuery($"{folder}/{name}".TrimEnd('/')))], cancellationToken);
        var changes = entries.Where(entry => entry.Exists && AttributeDifference.Between(entry, options.Wanted).Any)
            .Select(entry => new PathChange.SetAttributes(entry.Path, options.Wanted) { Follow = false })
            .ToList();
        if (changes.Count > 0 && !call.CheckMode)
        {
            await call.Target.ApplyAsync(changes, cancellationToken);
        }

        return changes.Count > 0;
    }

    // Also when the task was ended: the target keeps no archives.
    private static async Task RemoveAsync(string? temporary, ITarget target)
    {
        if (temporary is not null)
        {
            await target.ApplyAsync([new PathChange.Remove(temporary)], CancellationToken.None);
        }
    }
}
