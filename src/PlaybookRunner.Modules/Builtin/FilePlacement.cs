using PlaybookRunner.Targets;

namespace PlaybookRunner.Modules.Builtin;

/// <summary>Puts a file on the target when it is not there already: one look, and one write when something differs.</summary>
internal sealed class FilePlacement(ModuleCall call)
{
    public async Task<ModuleResult> RunAsync(PlacedFile file, CancellationToken cancellationToken)
    {
        var checksum = ContentDigest.Sha1(file.Content);
        var place = await LookAsync(file, cancellationToken);
        if (place.Current.Kind == PathKind.Directory)
        {
            throw new ModuleFailedException("can not use content with a dir as dest");
        }

        if (place.Current.Exists && !file.Force)
        {
            return ModuleResult.Of(changed: false).With("dest", place.Path).With("src", file.Source);
        }

        return place.Current.Kind == PathKind.File && place.Current.Checksum == checksum
            ? await ChangeAttributesAsync(file, place, checksum, cancellationToken)
            : await WriteAsync(file, place, checksum, cancellationToken);
    }

    private async Task<Place> LookAsync(PlacedFile file, CancellationToken cancellationToken)
    {
        if (file.Destination.EndsWith('/'))
        {
            var name = file.Name ?? throw new ModuleFailedException("can not use content with a dir as dest");
            return Place.Of(await call.Target.InspectAsync(Queries(file.Destination + name, file.Follow), cancellationToken), file.Follow);
        }

        var inFolder = file.Name is null ? [] : Queries($"{file.Destination}/{file.Name}", file.Follow);
        var found = await call.Target.InspectAsync([.. Queries(file.Destination, file.Follow), .. inFolder], cancellationToken);
        return found[1].Kind == PathKind.Directory && found.Count > 2
            ? Place.Of([found[2], found[3]], file.Follow)
            : Place.Of(found, file.Follow);
    }

    // The path itself and what a link leads to; only the one that counts is read.
    private PathQuery[] Queries(string path, bool follow)
    {
        var limit = call.DiffMode ? ContentDifference.Limit : 0;
        var plain = new PathQuery(path) { Follow = !follow, ContentLimit = follow ? 0 : limit };
        var full = new PathQuery(path) { Follow = follow, ChecksumAlgorithm = "sha1", ContentLimit = limit };
        return follow ? [plain, full] : [full, plain];
    }

    private async Task<ModuleResult> ChangeAttributesAsync(PlacedFile file, Place place, string checksum, CancellationToken cancellationToken)
    {
        var attributes = AttributeDifference.Between(place.Current, file.Attributes);
        var difference = new StateDifference(place.Path);
        attributes.AddTo(difference, place.Current);
        var result = Result(file, place, checksum, attributes.Any).With("path", place.Path) with { Diff = call.DiffMode ? [difference.ToDiff()] : [] };
        if (!attributes.Any || call.CheckMode)
        {
            return result.WithState(place.Current);
        }

        var now = await call.Target.ApplyAndInspectAsync([new PathChange.SetAttributes(place.Path, file.Attributes)], [place.Path], cancellationToken);
        return result.WithState(now.Paths[0]);
    }

    private async Task<ModuleResult> WriteAsync(PlacedFile file, Place place, string checksum, CancellationToken cancellationToken)
    {
        var result = Result(file, place, checksum, changed: true).With("src", file.Source);
        if (call.DiffMode)
        {
            result = result with { Diff = [ContentDifference.Between(place.Read, place.Asked, file.Content, file.Header)] };
        }

        if (call.CheckMode)
        {
            return result.WithState(place.Current);
        }

        if (file.Destination.EndsWith('/'))
        {
            var folder = new PathChange.MakeDirectory(file.Destination) { Attributes = file.FolderAttributes };
            await call.Target.ApplyAsync([folder], cancellationToken);
        }

        var written = await call.Target.WriteAsync(Write(file, place), cancellationToken);
        result = result.With("md5sum", ContentDigest.Md5(file.Content)).WithState(written.Status);
        return written.BackupPath is null ? result : result.With("backup_file", written.BackupPath);
    }

    private static FileWrite Write(PlacedFile file, Place place) => new(place.Path, file.Content)
    {
        Attributes = file.Attributes,
        Follow = file.Follow,
        Backup = file.Backup,
        Validation = file.Validation,
        AllowUnsafe = file.AllowUnsafe,
    };

    private static ModuleResult Result(PlacedFile file, Place place, string checksum, bool changed) =>
        ModuleResult.Of(changed).With("dest", place.Path).With("checksum", checksum);

    /// <param name="Asked">The path that was asked for.</param>
    /// <param name="Path">The path that is written.</param>
    /// <param name="Current">What stands there now.</param>
    /// <param name="Read">What reads as the file's content now: behind a link, when one is replaced.</param>
    private sealed record Place(string Asked, string Path, PathStatus Current, PathStatus Read)
    {
        public static Place Of(IReadOnlyList<PathStatus> found, bool follow) => follow
            ? new Place(found[0].Path, found[0].LinkSource ?? found[0].Path, found[1], found[1])
            : new Place(found[0].Path, found[0].Path, found[0], found[0].Kind == PathKind.Link ? found[1] : found[0]);
    }
}
