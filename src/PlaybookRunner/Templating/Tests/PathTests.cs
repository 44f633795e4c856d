using PlaybookRunner.Content;
using PlaybookRunner.Jinja;

namespace PlaybookRunner.Templating.Tests;

/// <summary>Tests of paths of the control node.</summary>
internal static class PathTests
{
    public static void AddTo(FunctionSet tests)
    {
        AddPath(tests, "exists", static path => Exists(path));
        AddPath(tests, "file", static path => File.Exists(path));
        AddPath(tests, "directory", static path => Directory.Exists(path));
        AddPath(tests, "link", static path => new FileInfo(path).LinkTarget is not null);
        AddPath(tests, "abs", static path => path.StartsWith('/'));
        AddPath(tests, "mount", static path => IsMount(path));
        AddPath(tests, "link_exists", static path => Exists(path) || new FileInfo(path).LinkTarget is not null);
        AddPath(tests, "vaulted_file", static path => IsVaultedFile(path));
        tests
            .Add("same_file", "value, other", static (in JinjaCall c) => PosixPath.Real(Existing(c.Text(0))) == PosixPath.Real(Existing(c.Text(1))))
            .Alias("is_same_file", "same_file")
            .Alias("is_file", "file")
            .Alias("is_dir", "directory")
            .Alias("is_link", "link")
            .Alias("is_abs", "abs")
            .Alias("is_mount", "mount");
    }

    private static void AddPath(FunctionSet tests, string name, Func<string, bool> holds) =>
        tests.Add(name, "value", (in JinjaCall call) => holds(PathOf(call[0])));

    private static string PathOf(object? value) => Arguments.IsText(value)
        ? Python.Str(value)
        : throw Arguments.TypeError($"path should be string, bytes or os.PathLike, not {Python.TypeName(value)}");

    private static bool Exists(string path) => File.Exists(PosixPath.Real(path)) || Directory.Exists(path);

    private static string Existing(string path) => Exists(path) ? path : throw new FileNotFoundException($"'{path}' does not exist");

    private static bool IsMount(string path) => Directory.Exists(path)
        && (PosixPath.Real(path) is "/" || DriveInfo.GetDrives().Any(drive => drive.Name.TrimEnd('/') == PosixPath.Real(path)));

    private static bool IsVaultedFile(string path)
    {
        if (!File.Exists(path))
            throw new FileNotFoundException($"Cannot test if the file {path} is a vault: there is no such file");
        using var reader = new StreamReader(path);
        var start = new char[32];
        return VaultEnvelope.IsVaulted(start.AsSpan(0, reader.ReadBlock(start)));
    }
}
