using System.Text.RegularExpressions;
using PlaybookRunner.Jinja;

namespace PlaybookRunner.Templating.Filters;

/// <summary>Filters of POSIX paths; those that look at files look on the control node.</summary>
internal static partial class PathFilters
{
    public static void AddTo(FunctionSet filters) => filters
        .Add("basename", "path", static (in JinjaCall c) => PosixPath.BaseName(PathOf(c[0])))
        .Add("dirname", "path", static (in JinjaCall c) => PosixPath.DirectoryName(PathOf(c[0])))
        .Add("splitext", "path", static (in JinjaCall c) => PosixPath.SplitExtension(PathOf(c[0])) is var (root, extension) ? new List<object?> { root, extension } : null)
        .Add("normpath", "path", static (in JinjaCall c) => PosixPath.Normal(PathOf(c[0])))
        .Add("realpath", "path", static (in JinjaCall c) => PosixPath.Real(PathOf(c[0])))
        .Add("relpath", "path, start=none", static (in JinjaCall c) => PosixPath.Relative(NotEmpty(PathOf(c[0])), c[1] is null ? "." : PathOf(c[1])))
        .Add("expanduser", "path", static (in JinjaCall c) => PosixPath.ExpandUser(PathOf(c[0])))
        .Add("expandvars", "path", static (in JinjaCall c) => Variable().Replace(PathOf(c[0]), static match =>
            Environment.GetEnvironmentVariable(match.Groups[1].Success ? match.Groups[1].Value : match.Groups[2].Value) ?? match.Value))
        .Add("path_join", "paths", static (in JinjaCall c) => Join(c[0]))
        .Add("commonpath", "paths", static (in JinjaCall c) => Common(c[0]))
        .Add("fileglob", "pathname", static (in JinjaCall c) => Glob.Files(PathOf(c[0])).Cast<object?>().ToList());

    /// <summary>A path, which must be text.</summary>
    public static string PathOf(object? value) => Arguments.IsText(value)
        ? Python.Str(value)
        : throw Arguments.TypeError($"expected str, bytes or os.PathLike object, not {Python.TypeName(value)}");

    private static string NotEmpty(string path) => path.Length > 0 ? path : throw Arguments.ValueError("no path specified");

    private static string Join(object? value) => value switch
    {
        string or Markup => Python.Str(value),
        IReadOnlyList<object?> { Count: 0 } => throw Arguments.TypeError("join() missing 1 required positional argument: 'a'"),
        IReadOnlyList<object?> parts => PosixPath.Join(parts.Select(PathOf)),
        _ => throw Arguments.TypeError($"|path_join expects string or sequence, got <class '{Python.TypeName(value)}'> instead."),
    };

    private static string Common(object? value)
    {
        if (value is not IReadOnlyList<object?> list)
            throw Arguments.TypeError($"|commonpath expects sequence, got {Python.TypeName(value)} instead.");
        var paths = list.Select(PathOf).ToList();
        if (paths.Count == 0)
            throw Arguments.ValueError("commonpath() arg is an empty sequence");
        var isAbsolute = paths[0].StartsWith('/');
        if (paths.Exists(path => path.StartsWith('/') != isAbsolute))
            throw Arguments.ValueError("Can't mix absolute and relative paths");
        var parts = paths.ConvertAll(static path => path.Split('/').Where(static part => part is not ("" or ".")).ToArray());
        var count = Enumerable.Range(0, parts.Min(static each => each.Length)).TakeWhile(i => parts.TrueForAll(each => each[i] == parts[0][i])).Count();
        return (isAbsolute ? "/" : "") + string.Join('/', parts[0].Take(count));
    }

    [GeneratedRegex(@"\$(?:\{([^}]*)\}|([A-Za-z0-9_]+))")]
    private static partial Regex Variable();
}
