using PlaybookRunner.Commands;
using PlaybookRunner.Targets;

namespace PlaybookRunner.Modules.Builtin;

/// <summary>Copies files and folders within the target (<c>remote_src</c>).</summary>
internal sealed class RemoteCopy(CopyOptions options, ModuleCall call)
{
    public async Task<ModuleResult> RunAsync(CancellationToken cancellationToken)
    {
        var name = Path.GetFileName(options.Src!.TrimEnd('/'));
        var destination = options.Dest!;
        PathQuery[] queries =
        [
            Full(options.Src!) with { Follow = true },
            Full(destination.TrimEnd('/')) with { Follow = options.Follow },
            new(destination.TrimEnd('/')) { Follow = true },
            Full($"{destination.TrimEnd('/')}/{name}") with { Follow = options.Follow },
        ];
        var found = await call.Target.InspectAsync(queries, cancellationToken);
        var source = found[0];
        if (!source.Exists)
        {
            throw new ModuleFailedException($"Source {options.Src} not found");
        }

        if (source.Kind == PathKind.Directory)
        {
            return await new RemoteFolderCopy(options, call).RunAsync(source, found[2], cancellationToken);
        }

        var isFolder = destination.EndsWith('/') || found[2].Kind == PathKind.Directory;
        return await CopyFileAsync(source, isFolder ? found[3] : found[1], cancellationToken);
    }

    private static PathQuery Full(string path) => new(path) { ChecksumAlgorithm = "sha1" };

    private async Task<ModuleResult> CopyFileAsync(PathStatus source, PathStatus current, CancellationToken cancellationToken)
    {
        var result = ModuleResult.Of(changed: false).With("src", options.Src).With("dest", current.Path).With("checksum", source.Checksum);
        if (current.Exists && !options.Force)
        {
            return (result with { Message = "file already exists" }).WithState(current);
        }

        var wanted = options.Mode is FileMode.Preserve ? options.Wanted with { Mode = new FileMode.Absolute(source.Mode) } : options.Wanted;
        var differs = current.Kind != PathKind.File || current.Checksum != source.Checksum;
        if (!differs && !AttributeDifference.Between(current, wanted).Any)
        {
            return result.WithState(current);
        }

        result = result with { Changed = true };
        if (call.CheckMode)
        {
            return result.WithState(current);
        }

        await ValidateAsync(source.Path, cancellationToken);
        var backup = differs && options.Backup && current.Exists ? BackupName.For(current.Path, Environment.ProcessId, call.Time.GetLocalNow()) : null;
        await call.Target.ApplyAsync([.. Changes(source, current, wanted, differs, backup)], cancellationToken);
        var now = (await call.Target.InspectAsync([current.Path], cancellationToken))[0];
        result = backup is null ? result : result.With("backup_file", backup);
        return result.WithState(now);
    }

    private IEnumerable<PathChange> Changes(PathStatus source, PathStatus current, PathAttributes wanted, bool differs, string? backup)
    {
        if (options.Dest!.EndsWith('/'))
        {
            yield return new PathChange.MakeDirectory(options.Dest) { Attributes = options.FolderAttributes };
        }

        if (backup is not null)
        {
            yield return new PathChange.Copy(current.Path, backup) { PreserveAttributes = true };
        }

        if (differs)
        {
            yield return new PathChange.Copy(source.Path, current.Path);
        }

        if (!wanted.IsEmpty)
        {
            yield return new PathChange.SetAttributes(current.Path, wanted);
        }
    }

    private async Task ValidateAsync(string path, CancellationToken cancellationToken)
    {
        if (PlacedFile.ReadValidation(options.Validate) is not { } validation)
        {
            return;
        }

        var result = await call.RunAsync(CommandLine.Create([.. validation.ToArguments().Select(word => word.Replace("%s", path, StringComparison.Ordinal))]), cancellationToken);
        if (!result.Succeeded)
        {
            throw new ModuleFailedException($"failed to validate: rc:{result.ExitCode} error:{(result.Error.Length > 0 ? result.Error : result.Output)}");
        }
    }
}
