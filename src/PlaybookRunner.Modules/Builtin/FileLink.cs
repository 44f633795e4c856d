using PlaybookRunner.Targets;

namespace PlaybookRunner.Modules.Builtin;

/// <summary>Makes symbolic and hard links (<c>state: link</c>, <c>state: hard</c>).</summary>
internal sealed class FileLink(FileModuleOptions options, ModuleCall call)
{
    public async Task<ModuleResult> RunAsync(FilePlace place, CancellationToken cancellationToken)
    {
        var path = place.Path;
        var source = options.Src ?? (path.Kind == PathKind.Link ? path.LinkTarget : null)
            ?? throw new ModuleFailedException("src is required for creating new symlinks");
        if (options.Src is null || path.LinkTarget == source)
        {
            return await SetAttributesAsync(place, Result(path, source, changed: false), new StateDifference(path.Path), cancellationToken);
        }

        CheckSource(place, source);
        await CheckReplaceableAsync(path, cancellationToken);
        var difference = path.Kind == PathKind.Link
            ? new StateDifference(path.Path).Add("src", path.LinkTarget, source)
            : new StateDifference(path.Path).Add("state", PathState.Word(path), "link");
        var change = new PathChange.MakeLink(path.Path, source, Replace: true);
        return await MakeAsync(place, change, Result(path, source, changed: true), difference, cancellationToken);
    }

    public async Task<ModuleResult> RunHardAsync(FilePlace place, CancellationToken cancellationToken)
    {
        var path = place.Path;
        var source = options.Src ?? (path.Exists ? null : throw new ModuleFailedException("src is required for creating new hardlinks"));
        if (source is null || (place.Source is { Exists: true } same && path.Exists && same.Inode == path.Inode && same.Device == path.Device))
        {
            return await SetAttributesAsync(place, Result(path, source, changed: false), new StateDifference(path.Path), cancellationToken);
        }

        if (place.Source is not { Exists: true })
        {
            throw new ModuleFailedException(Result(path, source, changed: false).WithState(path) with { Message = "src does not exist" });
        }

        if (path.Exists && !options.Force)
        {
            throw new ModuleFailedException(Result(path, source, changed: false).WithState(path) with { Message = "Cannot link, file exists at destination" });
        }

        var difference = new StateDifference(path.Path).Add("state", PathState.Word(path), "hard");
        var change = new PathChange.MakeHardLink(path.Path, source, Replace: true);
        return await MakeAsync(place, change, Result(path, source, changed: true), difference, cancellationToken);
    }

    private static ModuleResult Result(PathStatus path, string? source, bool changed) =>
        ModuleResult.Of(changed).With("dest", path.Path).With("src", source);

    private async Task<ModuleResult> MakeAsync(FilePlace place, PathChange change, ModuleResult result, StateDifference difference, CancellationToken cancellationToken)
    {
        result = result with { Diff = call.DiffMode ? [difference.ToDiff()] : [] };
        if (call.CheckMode)
        {
            return result.WithState(place.Path);
        }

        List<PathChange> changes = [change];
        if (!options.Wanted.IsEmpty && MayHaveAttributes(place))
        {
            changes.Add(new PathChange.SetAttributes(place.Path.Path, options.Wanted) { Follow = options.Follow });
        }

        return result.WithState((await call.Target.ApplyAndInspectAsync(changes, [place.Path.Path], cancellationToken)).Paths[0]);
    }

    private async Task<ModuleResult> SetAttributesAsync(FilePlace place, ModuleResult result, StateDifference difference, CancellationToken cancellationToken)
    {
        var managed = place.Managed(options);
        var attributes = AttributeDifference.Between(managed, managed.Exists ? options.Wanted : PathAttributes.None);
        attributes.AddTo(difference, managed);
        result = result with { Changed = attributes.Any, Diff = call.DiffMode ? [difference.ToDiff()] : [] };
        if (attributes.Any && !call.CheckMode)
        {
            await call.Target.ApplyAsync([new PathChange.SetAttributes(place.Path.Path, options.Wanted) { Follow = options.Follow }], cancellationToken);
        }

        return result.WithState(place.Path);
    }

    // Where nothing stands at the end of a link, nothing can have an owner or permissions.
    private bool MayHaveAttributes(FilePlace place)
    {
        if (place.Source is { Exists: true } || !options.Follow)
        {
            return true;
        }

        call.Warn("Cannot set fs attributes on a non-existent symlink target. follow should be set to False to avoid this.");
        return false;
    }

    private void CheckSource(FilePlace place, string source)
    {
        if (place.Source is not { Exists: true } && !options.Force)
        {
            throw new ModuleFailedException(ModuleResult
                .Fail($"src file does not exist, use 'force=yes' if you really want to create the link: {place.Source?.Path}")
                .With("path", place.Path.Path)
                .With("src", source)
                .WithState(place.Path));
        }
    }

    private async Task CheckReplaceableAsync(PathStatus path, CancellationToken cancellationToken)
    {
        if (path.Kind is PathKind.Absent or PathKind.Link)
        {
            return;
        }

        if (!options.Force)
        {
            throw Refuse(path, $"refusing to convert from {PathState.Word(path)} to symlink for {path.Path}");
        }

        if (path.Kind == PathKind.Directory && (await call.Target.ListAsync(new DirectoryQuery(path.Path), cancellationToken)).Count > 0)
        {
            throw Refuse(path, $"the directory {path.Path} is not empty, refusing to convert it");
        }
    }

    private static ModuleFailedException Refuse(PathStatus path, string message) =>
        new(ModuleResult.Fail(message).With("path", path.Path).WithState(path));
}
