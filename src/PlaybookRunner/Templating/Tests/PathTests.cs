using PlaybookRunner.Jinja;

namespace PlaybookRunner.Templating.Tests;

/// <summary>Ansible's tests of paths on the control node.</summary>
internal static class PathTests
{
    public static void AddTo(FunctionSet tests)
    {
        Add(tests, "exists", static path => Path.Exists(path));
        Add(tests, "file", File.Exists);
        Add(tests, "directory", Directory.Exists);
        Add(tests, "link", static path => new FileInfo(path).LinkTarget is not null);
        Add(tests, "abs", static path => path.StartsWith('/'));
        foreach (var name in (string[])["is_file", "is_dir", "is_link", "is_abs"])
            tests.Alias(name, name switch { "is_file" => "file", "is_dir" => "directory", "is_link" => "link", _ => "abs" });
        tests.Alias("link_exists", "exists");
    }

    private static void Add(FunctionSet tests, string name, Func<string, bool> test) =>
        tests.Add(name, "path", (in JinjaCall call) => test(Python.Str(call[0])));
}
