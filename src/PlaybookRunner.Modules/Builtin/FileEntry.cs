using PlaybookRunner.Targets;

namespace PlaybookRunner.Modules.Builtin;

/// <summary>Gives a file its attributes and times, and makes an empty one for <c>touch</c> (<c>state: file</c>, <c>state: touch</c>).</summary>
internal sealed class FileEntry(FileModuleOptions options, ModuleCall call)
{
    public async Task<ModuleResult> RunAsync(FilePlace place, bool isTouch, CancellationToken cancellationToken)
    {
        var path = place.Managed(options);
        var times = FileTimes.Read(options, call.Time);
        if (isTouch)
        {
            var difference = new StateDifference(path.Path).Add("state", PathState.Word(path), "touch");
            return path.Exists
                ? Touched(await ChangeAsync(path, difference, times, cancellationToken))
                : Touched(await MakeAsync(path, difference, times, cancellationToken));
        }

        CheckIsFile(path);
        return await ChangeAsync(path, new StateDifference(path.Path), times, cancellationToken);
    }

    /// <summary>Gives what stands at a path its attributes and times.</summary>
    public async Task<ModuleResult> ChangeAsync(PathStatus path, StateDifference difference, FileTimes times, CancellationToken cancellationToken)
    {
        var attributes = AttributeDifference.Between(path, options.Wanted);
        attributes.AddTo(difference, path);
        times = times.From(path);
        times.AddTo(difference, path);
        var changed = attributes.Any || times.Any;
        var result = ModuleResult.Of(changed).With("path", path.Path) with { Diff = call.DiffMode ? [difference.ToDiff()] : [] };
        if (!changed || call.CheckMode)
        {
            return result.WithState(path);
        }

        var now = await call.Target.ApplyAndInspectAsync([.. Changes(path.Path, attributes.Any, times)], [path.Path], cancellationToken);
        return result.WithState(now.Paths[0]);
    }

    private async Task<ModuleResult> MakeAsync(PathStatus path, StateDifference difference, FileTimes times, CancellationToken cancellationToken)
    {
        var result = ModuleResult.Of(changed: true).With("path", path.Path) with { Diff = call.DiffMode ? [difference.ToDiff()] : [] };
        if (call.CheckMode)
        {
            return result;
        }

        // The times of a new file are the present anyway.
        var given = new FileTimes(options.AccessTime is null or "now" ? null : times.Access, options.ModificationTime is null or "now" ? null : times.Modification);
        IReadOnlyList<PathChange> changes = [new PathChange.MakeFile(path.Path), .. Changes(path.Path, !options.Wanted.IsEmpty, given)];
        return result.WithState((await call.Target.ApplyAndInspectAsync(changes, [path.Path], cancellationToken)).Paths[0]);
    }

    private IEnumerable<PathChange> Changes(string path, bool setsAttributes, FileTimes times)
    {
        if (setsAttributes)
        {
            yield return new PathChange.SetAttributes(path, options.Wanted) { Follow = options.Follow };
        }

        if (times.Any)
        {
            yield return new PathChange.SetTimes(path) { AccessTime = times.Access, ModificationTime = times.Modification, Follow = options.Follow };
        }
    }

    private static void CheckIsFile(PathStatus path)
    {
        var word = PathState.Word(path);
        if (word is not ("file" or "hard"))
        {
            var failure = ModuleResult.Fail($"file ({path.Path}) is {word}, cannot continue").With("path", path.Path).With("state", word);
            throw new ModuleFailedException(failure.WithState(path));
        }
    }

    // The reference names the path of a touched file dest.
    private static ModuleResult Touched(ModuleResult result)
    {
        var values = new OrderedDictionary<string, object?>(result.Values);
        values.Remove("path", out var path);
        values.Insert(0, "dest", path);
        return result with { Values = values };
    }
}
