using PlaybookRunner.Content;
using PlaybookRunner.Jinja;
using PlaybookRunner.Templating.Filters;

namespace PlaybookRunner.Templating.Tests;

/// <summary>Tests of paths of the control node.</summary>
internal static class PathTests
{
    public static void AddTo(FunctionSet tests)
    {
        AddPathOrDescriptor(tests, "exists", static path => Exists(path));
        AddPathOrDescriptor(tests, "file", static path => File.Exists(path));
        AddPathOrDescriptor(tests, "directory", static path => Directory.Exists(path));
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
        tests.Add(name, "value", (in JinjaCall call) => holds(PathFilters.PathOf(call[0])));

    // Python takes numbers for open files here; no template has any.
    private static void AddPathOrDescriptor(FunctionSet tests, string name, Func<string, bool> holds) =>
        tests.Add(name, "value", (in JinjaCall call) => call[0] is not (long or bool) && holds(PathFilters.PathOf(call[0])));

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
