namespace PlaybookRunner.Modules.Tests;

/// <summary>Installs a package made here into a project made here.</summary>
public sealed class NpmTests
{
    private const string Npm = "community.general.npm";

    private readonly RealMachine _machine = new();

    private string _folder = "";

    [SetUp]
    public void MakeProject()
    {
        Needs.Program("npm");
        _folder = Directory.CreateTempSubdirectory("npm").FullName;
        Directory.CreateDirectory($"{_folder}/dependency");
        Directory.CreateDirectory($"{_folder}/project");
        File.WriteAllText($"{_folder}/dependency/package.json", """{"name": "pr-sample", "version": "1.2.3"}""");
        File.WriteAllText($"{_folder}/project/package.json", """{"name": "project", "version": "1.0.0", "dependencies": {"pr-sample": "file:../dependency"}}""");
    }

    [TearDown]
    public void RemoveProject() => Directory.Delete(_folder, recursive: true);

    [Test]
    public async Task What_the_project_names_is_installed_once() =>
        await _machine.AssertChangesOnceAsync(Npm, new Dictionary<string, object?> { ["path"] = $"{_folder}/project" });

    [Test]
    public async Task A_package_is_removed_once()
    {
        await _machine.RunAsync(Npm, new Dictionary<string, object?> { ["path"] = $"{_folder}/project" });
        await _machine.AssertChangesOnceAsync(Npm, new Dictionary<string, object?> { ["path"] = $"{_folder}/project", ["name"] = "pr-sample", ["state"] = "absent" });
    }

    [Test]
    public async Task A_project_that_is_broken_fails_with_what_npm_says()
    {
        File.WriteAllText($"{_folder}/project/package.json", "{ broken");
        var result = await _machine.RunAsync(Npm, new Dictionary<string, object?> { ["path"] = $"{_folder}/project" });
        Assert.That(result.Failed, Is.True);
        Assert.That(result.Message, Does.Contain("package.json").Or.Contain("JSON"));
    }
}
