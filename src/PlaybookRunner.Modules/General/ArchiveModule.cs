using PlaybookRunner.Commands;
using PlaybookRunner.Modules.Builtin;
using PlaybookRunner.Targets;

namespace PlaybookRunner.Modules.General;

/// <summary>Packs files and folders of the target into an archive, or compresses a single file.</summary>
[Module("community.general.archive")]
internal sealed partial class ArchiveModule : IModule<ArchiveOptions>
{
    // Patterns are expanded without being split at blanks.
    private const string Expand = """
        IFS=; for pattern; do
          for path in $pattern; do printf '%s\000' "$path"; done
        done
        """;

    /// <inheritdoc/>
    public async Task<ModuleResult> RunAsync(ArchiveOptions options, ModuleCall call, CancellationToken cancellationToken)
    {
        options.WarnOfDoubts(call);
        var excluded = await ExpandAsync(options.ExcludePath, call, cancellationToken);
        var paths = (await ExpandAsync(options.Path, call, cancellationToken)).Except(excluded).Select(path => path.TrimEnd('/')).ToList();
        var destination = options.Dest ?? (paths.Count == 1 ? $"{paths[0]}.{ArchiveBuild.Ending(options.Format)}" : null);
        var found = await call.Target.InspectAsync([new(destination ?? "/"), .. paths.Select(path => new PathQuery(path))], cancellationToken);
        var missing = found.Skip(1).Where(path => !path.Exists).Select(path => path.Path).ToList();
        var present = found.Skip(1).Where(path => path.Exists).ToList();
        if (options.Dest is null && present is not [{ Kind: PathKind.File }])
        {
            throw new ModuleFailedException("Error, must specify \"dest\" when archiving multiple files or trees");
        }

        var build = new ArchiveBuild(options, destination!, paths, present);
        var result = ModuleResult.Of(changed: false)
            .With("dest", found[0].Path)
            .With("arcroot", build.Root + "/")
            .With("expanded_paths", paths)
            .With("expanded_exclude_paths", excluded)
            .With("missing", missing);
        return present.Count == 0
            ? result.With("archived", new List<string>()).With("dest_state", found[0].Exists ? "archive" : "absent").WithState(found[0])
            : await PackAsync(options, build, found[0], result, missing.Count > 0, call, cancellationToken);
    }

    private static async Task<List<string>> ExpandAsync(IReadOnlyList<string> patterns, ModuleCall call, CancellationToken cancellationToken)
    {
        if (!patterns.Any(pattern => pattern.AsSpan().IndexOfAny('*', '?', '[') >= 0))
        {
            return [.. patterns];
        }

        var result = await call.RunAsync(CommandLine.Script(Expand, [.. patterns]), cancellationToken);
        return [.. result.Output.Split('\0', StringSplitOptions.RemoveEmptyEntries)];
    }

    private static async Task<ModuleResult> PackAsync(
        ArchiveOptions options, ArchiveBuild build, PathStatus destination, ModuleResult result, bool isIncomplete, ModuleCall call, CancellationToken cancellationToken)
    {
        if (call.CheckMode && !destination.Exists)
        {
            return (result with { Changed = true }).With("archived", new List<string>()).With("dest_state", "absent");
        }

        var run = await call.RunAsync(new CommandRequest(build.Command(call.CheckMode)) { IsLong = true, HidesOutput = true }, cancellationToken);
        if (!run.Succeeded)
        {
            throw new ModuleFailedException($"Error when writing {build.KindName} archive at {destination.Path}: {run.Error.Trim()}");
        }

        var lines = run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var packed = lines[0] == "packed";
        result = (result with { Changed = packed || options.Remove })
            .With("archived", lines.Skip(1).Select(name => $"{build.Root}/{name}").ToList())
            .With("dest_state", build.IsSingle ? "compress" : isIncomplete ? "incomplete" : "archive");
        if (call.CheckMode)
        {
            return result.WithState(destination);
        }

        var removals = options.Remove ? build.Sources.Select(source => (PathChange)new PathChange.Remove(source)) : [];
        var changes = await call.Target.ApplyAsync([new PathChange.SetAttributes(destination.Path, options.Wanted), .. removals], cancellationToken);
        var now = (await call.Target.InspectAsync([destination.Path], cancellationToken))[0];
        return (result with { Changed = packed || changes.Contains(true) }).WithState(now);
    }
}
