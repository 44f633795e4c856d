using PlaybookRunner.Cli;
using PlaybookRunner.Cli.Terminal;

namespace PlaybookRunner.Conformance.Tests;

/// <summary>
/// Every template of this repository's roles and playbooks, and every variable that the roles define, comes out as from the reference, to the byte. Recorded by
/// <c>Rendering/record.sh</c>.
/// </summary>
[NonParallelizable]
internal sealed class RenderingTests
{
    private static readonly string Folder = Path.Combine(TestContext.CurrentContext.TestDirectory, "Rendering");

    private static IEnumerable<string> Templates => new[] { "roles", "playbooks" }
        .SelectMany(static folder => Directory.EnumerateFiles(Path.Combine(Repository, folder), "*.j2", SearchOption.AllDirectories))
        .Select(static path => Path.GetRelativePath(Repository, path)).Order(StringComparer.Ordinal);

    private static string Repository { get; } = FindRepository(TestContext.CurrentContext.TestDirectory);

    [Test]
    public async Task All_templates_render_as_the_reference_renders_them()
    {
        var rendered = Directory.CreateTempSubdirectory("rendered").FullName;
        Environment.SetEnvironmentVariable("http_proxy", "http://proxy.example:3128");
        Environment.SetEnvironmentVariable("https_proxy", "");
        try
        {
            await RenderAsync(rendered);
            Assert.Multiple(() =>
            {
                foreach (var expected in Directory.EnumerateFiles(Path.Combine(Folder, "Expected")).Order(StringComparer.Ordinal))
                    Assert.That(Text(Path.Combine(rendered, Path.GetFileName(expected))), Is.EqualTo(File.ReadAllText(expected)), Path.GetFileName(expected));
                Assert.That(Directory.GetFiles(rendered).Select(Path.GetFileName), Is.EquivalentTo(Directory.GetFiles(Path.Combine(Folder, "Expected")).Select(Path.GetFileName)));
            });
        }
        finally
        {
            Environment.SetEnvironmentVariable("http_proxy", null);
            Environment.SetEnvironmentVariable("https_proxy", null);
            Directory.Delete(rendered, recursive: true);
        }
    }

    private static async Task RenderAsync(string rendered)
    {
        using var output = new StringWriter();
        var options = new RunOptions
        {
            Playbooks = [Path.Combine(Folder, "render.yml")],
            Inventories = ["localhost,"],
            ExtraVariables = [$"{{repository: '{Repository}', rendered: '{rendered}', templates: [{string.Join(", ", Templates.Select(static path => $"'{path}'"))}]}}"],
        };
        var summary = await EngineFactory.Create().RunAsync(options, RunObservers.Of(new TerminalObserver(output, TextWriter.Null, new EventText(verbosity: 0), useColours: false)));
        Assert.That(summary.AnyFailed, Is.False, output.ToString());
    }

    private static string Text(string path) => File.Exists(path) ? File.ReadAllText(path).Replace(Repository, "/repository", StringComparison.Ordinal) : "not written";

    private static string FindRepository(string folder)
    {
        while (!Directory.Exists(Path.Combine(folder, "roles")))
            folder = Path.GetDirectoryName(folder) ?? throw new DirectoryNotFoundException("the tests do not stand in the repository");
        return folder;
    }
}
