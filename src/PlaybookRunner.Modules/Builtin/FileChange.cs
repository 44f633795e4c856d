using PlaybookRunner.Jinja;
using PlaybookRunner.Targets;

namespace PlaybookRunner.Modules.Builtin;

/// <summary>The change of one path that a <c>file</c> task asks for.</summary>
/// <param name="options">The options.</param>
/// <param name="call">The call.</param>
/// <param name="path">What stands at the path, links not followed.</param>
/// <param name="followed">What stands at the path, links followed.</param>
internal sealed class FileChange(FileOptions options, ModuleCall call, PathStatus path, PathStatus followed)
{
    public async Task<ModuleResult> RemoveAsync(CancellationToken cancellationToken)
    {
        var result = ModuleResult.Of(path.Exists).With("path", path.Path).With("state", "absent");
        if (path.Exists && !call.CheckMode)
            await call.Target.ApplyAsync([new PathChange.Remove(path.Path)], cancellationToken);
        return path.Exists ? result with { Diff = Difference("absent") } : result;
    }

    public async Task<ModuleResult> MakeDirectoryAsync(CancellationToken cancellationToken)
    {
        if (followed.Kind is not (PathKind.Absent or PathKind.Directory))
            throw new ModuleFailedException($"{path.Path} already exists as a {Name(followed.Kind)}");
        if (!followed.Exists)
            return await ChangeAsync([new PathChange.MakeDirectory(path.Path) { Attributes = options.Attributes }], "directory", cancellationToken);
        return options.Recurse ? await RecurseAsync(cancellationToken) : await AttributesAsync(followed, cancellationToken);
    }

    public async Task<ModuleResult> KeepFileAsync(CancellationToken cancellationToken)
    {
        var status = options.Follow ? followed : path;
        if (!status.Exists)
            throw new ModuleFailedException(ModuleResult.Fail($"file ({path.Path}) is absent, cannot continue").With("path", path.Path).With("state", "absent"));
        if (options.State == FileState.File && status.Kind == PathKind.Directory)
            throw new ModuleFailedException(ModuleResult.Fail($"file ({path.Path}) is directory, cannot continue").With("path", path.Path).With("state", "directory"));
        return await AttributesAsync(status, cancellationToken);
    }

    public async Task<ModuleResult> TouchAsync(CancellationToken cancellationToken)
    {
        var changes = new List<PathChange>();
        if (!followed.Exists)
            changes.Add(new PathChange.MakeFile(path.Path));
        if (TimesOf() is { } times)
            changes.Add(times);
        if (!options.Attributes.IsEmpty && (!followed.Exists || !FileResult.Has(followed, options.Attributes)))
            changes.Add(new PathChange.SetAttributes(path.Path, options.Attributes) { Follow = options.Follow });
        var result = changes.Count == 0 ? Described(ModuleResult.Of(changed: false), followed) : await ChangeAsync(changes, "touch", cancellationToken);
        return result.With("dest", path.Path);
    }

    public async Task<ModuleResult> LinkAsync(CancellationToken cancellationToken)
    {
        var target = options.Src ?? path.LinkTarget ?? throw new ModuleFailedException("src is required for creating new symlinks");
        if (path.Kind == PathKind.Directory && !options.Force)
            throw new ModuleFailedException($"the directory {path.Path} is not empty, refusing to convert it");
        if (path.Kind is PathKind.File && !options.Force)
            throw new ModuleFailedException($"refusing to convert from file to symlink for {path.Path}");
        await CheckLinkTargetAsync(target, cancellationToken);
        if (path.Kind == PathKind.Link && path.LinkTarget == target)
            return options.Follow || options.Attributes.IsEmpty ? Linked(ModuleResult.Of(changed: false), target) : await AttributesAsync(path, cancellationToken);
        if (!call.CheckMode)
            await call.Target.ApplyAsync([new PathChange.MakeLink(path.Path, target, Replace: true)], cancellationToken);
        return Linked(ModuleResult.Of(changed: true) with { Diff = Difference("link") }, target);
    }

    public async Task<ModuleResult> HardLinkAsync(CancellationToken cancellationToken)
    {
        var target = options.Src ?? throw new ModuleFailedException("src and dest are required for creating new hardlinks");
        var source = (await call.Target.InspectAsync([new PathQuery(target) { Follow = true }], cancellationToken))[0];
        if (!source.Exists)
            throw new ModuleFailedException($"src file does not exist: {target}");
        if (path.Exists && path.Inode == source.Inode && path.Device == source.Device)
            return Linked(ModuleResult.Of(changed: false), target);
        if (path.Exists && !options.Force)
            throw new ModuleFailedException($"Cannot link, destination {path.Path} exists; use 'force' to replace it");
        if (!call.CheckMode)
            await call.Target.ApplyAsync([new PathChange.MakeHardLink(path.Path, target, Replace: true)], cancellationToken);
        return Linked(ModuleResult.Of(changed: true) with { Diff = Difference("hard") }, target);
    }

    private async Task CheckLinkTargetAsync(string target, CancellationToken cancellationToken)
    {
        if (options.Force)
            return;
        var absolute = target.StartsWith('/') || target.StartsWith('~') ? target : $"{Path.GetDirectoryName(path.Path)}/{target}";
        var status = (await call.Target.InspectAsync([new PathQuery(absolute) { Follow = true }], cancellationToken))[0];
        if (!status.Exists)
            throw new ModuleFailedException($"src file does not exist, use \"force=yes\" if you really want to create the link: {absolute}");
    }

    private async Task<ModuleResult> AttributesAsync(PathStatus status, CancellationToken cancellationToken)
    {
        var changes = new List<PathChange>();
        if (!FileResult.Has(status, options.Attributes))
            changes.Add(new PathChange.SetAttributes(path.Path, options.Attributes) { Follow = options.Follow });
        if (options.AccessTime is not null || options.ModificationTime is not null)
            changes.AddRange(TimesOf() is { } times ? [times] : []);
        return changes.Count == 0 ? Described(ModuleResult.Of(changed: false), status) : await ChangeAsync(changes, null, cancellationToken);
    }

    private async Task<ModuleResult> RecurseAsync(CancellationToken cancellationToken)
    {
        var entries = await call.Target.ListAsync(new DirectoryQuery(path.Path) { Depth = null, Follow = false }, cancellationToken);
        if (FileResult.Has(followed, options.Attributes) && entries.Where(entry => entry.Kind != PathKind.Link).All(entry => FileResult.Has(entry, options.Attributes)))
            return Described(ModuleResult.Of(changed: false), followed);
        return await ChangeAsync([new PathChange.SetAttributes(path.Path, options.Attributes) { Recurse = true, Follow = options.Follow }], null, cancellationToken);
    }

    private async Task<ModuleResult> ChangeAsync(IReadOnlyList<PathChange> changes, string? state, CancellationToken cancellationToken)
    {
        var result = ModuleResult.Of(changed: true) with { Diff = Difference(state) };
        if (call.CheckMode)
            return followed.Exists ? Described(result, followed) : result.With("path", path.Path);
        await call.Target.ApplyAsync(changes, cancellationToken);
        return Described(result, (await call.Target.InspectAsync([new PathQuery(path.Path) { Follow = options.Follow }], cancellationToken))[0]);
    }

    private PathChange.SetTimes? TimesOf()
    {
        var access = TimeOf(options.AccessTime, options.AccessTimeFormat);
        var modification = TimeOf(options.ModificationTime, options.ModificationTimeFormat);
        return access is null && modification is null
            ? null
            : new PathChange.SetTimes(path.Path) { AccessTime = access, ModificationTime = modification, Follow = options.Follow };
    }

    // Only 'touch' changes times when nothing is said of them.
    private double? TimeOf(string? text, string format) => text switch
    {
        null => options.State == FileState.Touch ? double.NaN : null,
        "preserve" => null,
        "now" => double.NaN,
        _ => WrittenTime.Parse(text, format),
    };

    private static string Name(PathKind kind) => kind == PathKind.Link ? "link" : "file";

    private IReadOnlyList<ModuleDiff> Difference(string? state)
    {
        if (!call.DiffMode)
            return [];
        var before = new Dict { ["path"] = path.Path };
        var after = new Dict { ["path"] = path.Path };
        if (state is not null)
            (before["state"], after["state"]) = (Current(), state);
        AddDifference(before, after, "mode", "0" + Convert.ToString(followed.Mode, 8), options.Mode is FileMode.Absolute mode ? "0" + Convert.ToString(mode.Bits, 8) : null);
        AddDifference(before, after, "owner", followed.Owner, options.Owner);
        AddDifference(before, after, "group", followed.Group, options.Group);
        return [FileDifference.OfProperties(before, after)];
    }

    private void AddDifference(Dict before, Dict after, string name, string old, string? wanted)
    {
        if (wanted is not null && followed.Exists && wanted != old)
            (before[name], after[name]) = (old, wanted);
    }

    private string Current() => path.Kind switch
    {
        PathKind.Absent => "absent",
        PathKind.Directory => "directory",
        PathKind.Link => "link",
        _ => "file",
    };

    private static ModuleResult Described(ModuleResult result, PathStatus status) => result.With("path", status.Path).WithAll(FileResult.Describe(status));

    private ModuleResult Linked(ModuleResult result, string target) => result.With("dest", path.Path).With("src", target);
}
