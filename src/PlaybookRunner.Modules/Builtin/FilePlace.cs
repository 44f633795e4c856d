using PlaybookRunner.Targets;

namespace PlaybookRunner.Modules.Builtin;

/// <summary>What <c>file</c> finds before it does anything, in one look.</summary>
/// <param name="Path">The path itself, links not followed.</param>
/// <param name="Followed">What a link at the path leads to; for a broken one the place where it would be.</param>
/// <param name="Source">The source of a link or hard link, followed; null when none is given.</param>
internal sealed record FilePlace(PathStatus Path, PathStatus Followed, PathStatus? Source)
{
    /// <summary>Looks.</summary>
    public static async Task<FilePlace> LookAsync(FileModuleOptions options, ITarget target, CancellationToken cancellationToken)
    {
        var path = options.Path.Length > 1 ? options.Path.TrimEnd('/') : options.Path;
        List<PathQuery> queries = [path, new(path) { Follow = true }];
        if (options.Src is { } source)
        {
            queries.Add(new(options.State == FileState.Link ? Beside(path, source) : source) { Follow = true });
        }

        var found = await target.InspectAsync(queries, cancellationToken);
        return new FilePlace(found[0], Reached(found[0], found[1]), found.ElementAtOrDefault(2));
    }

    /// <summary>What is managed: the end of a link when links are followed, else the path itself.</summary>
    public PathStatus Managed(FileModuleOptions options) => options.Follow ? Followed : Path;

    /// <summary>A failure that shows what stands at the path.</summary>
    public ModuleFailedException Fail(string message) => new(ModuleResult.Fail(message).With("path", Path.Path).WithState(Path));

    /// <summary>A relative path as seen from the folder of another one.</summary>
    public static string Beside(string path, string other) =>
        other.StartsWith('/') || other.StartsWith('~') ? other : System.IO.Path.Combine(System.IO.Path.GetDirectoryName(path) ?? "", other);

    private static PathStatus Reached(PathStatus path, PathStatus followed) => path.Kind == PathKind.Link
        ? followed with { Path = path.LinkSource ?? Beside(path.Path, path.LinkTarget ?? "") }
        : path;
}
