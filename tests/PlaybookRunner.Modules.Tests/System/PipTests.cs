using System.IO.Compression;
using PlaybookRunner.Modules.Builtin;

namespace PlaybookRunner.Modules.Tests;

/// <summary>Installs packages made here into a virtual environment made here.</summary>
public sealed class PipTests
{
    private const string Pip = "ansible.builtin.pip";

    private readonly RealMachine _machine = new();

    private string _folder = "";

    [SetUp]
    public async Task MakePackages()
    {
        Needs.Program("python3");
        var probe = await _machine.RunAsync("ansible.builtin.command", new Dictionary<string, object?> { ["cmd"] = "python3 -c 'import venv, ensurepip'" });
        if (probe.Failed)
            Assert.Ignore("Skipped: it needs Python's modules venv and ensurepip.");

        _folder = Directory.CreateTempSubdirectory("pip").FullName;
        WriteWheel("1.0");
        WriteWheel("1.10");
    }

    [TearDown]
    public void RemovePackages()
    {
        if (_folder.Length > 0)
            Directory.Delete(_folder, recursive: true);
    }

    [Test]
    public async Task A_package_goes_through_its_life()
    {
        await _machine.AssertChangesOnceAsync(Pip, Options("pr-sample==1.0"));
        var result = await _machine.RunAsync(Pip, Options("pr_sample>=0.9,<2"));
        Assert.That(result, Has.Property("Failed").False.And.Property("Changed").False, "a version that will do is kept");

        await _machine.AssertChangesOnceAsync(Pip, Options("pr-sample>1.0"));
        Assert.That(File.Exists($"{_folder}/venv/bin/pip"), Is.True);

        await _machine.AssertChangesOnceAsync(Pip, Options("pr-sample", "absent"));
    }

    [Test]
    public async Task Requirements_come_from_a_file()
    {
        File.WriteAllText($"{_folder}/requirements.txt", "pr-sample\n");
        var options = Options(null);
        options["requirements"] = $"{_folder}/requirements.txt";
        var result = await _machine.RunAsync(Pip, options);
        Assert.That(result, Has.Property("Failed").False.And.Property("Changed").True, result.Message);
        Assert.That(result.Values["stdout"], Does.Contain("Successfully installed pr-sample-1.10"));
        Assert.That((await _machine.RunAsync(Pip, options)).Changed, Is.False);
    }

    [Test]
    public async Task A_package_that_does_not_exist_fails_with_what_pip_says()
    {
        var result = await _machine.RunAsync(Pip, Options("pr-nosuch"));
        Assert.That(result.Failed, Is.True);
        Assert.That(result.Message, Does.Contain(":stderr: ERROR: Could not find a version that satisfies the requirement pr-nosuch"));
    }

    [TestCase("1.0", "1.0.1")]
    [TestCase("1.9", "1.10")]
    [TestCase("1.0rc1", "1.0")]
    [TestCase("1.0.dev3", "1.0a1")]
    [TestCase("1.0b2", "1.0rc1")]
    [TestCase("1.0", "1.0.post1")]
    public void Versions_are_ordered_as_pep_440_says(string less, string more)
    {
        Assert.That(PythonVersion.Compare(less, more), Is.Negative);
        Assert.That(PythonVersion.Compare(more, less), Is.Positive);
    }

    private Dictionary<string, object?> Options(string? name, string state = "present")
    {
        var options = new Dictionary<string, object?>
        {
            ["state"] = state,
            ["virtualenv"] = $"{_folder}/venv",
            ["virtualenv_command"] = "python3 -m venv",
        };
        if (state == "present")
            options["extra_args"] = $"--no-index --find-links {_folder}";

        if (name is not null)
            options["name"] = name;

        return options;
    }

    private void WriteWheel(string version)
    {
        using var wheel = ZipFile.Open($"{_folder}/pr_sample-{version}-py3-none-any.whl", ZipArchiveMode.Create);
        var info = $"pr_sample-{version}.dist-info";
        Write("pr_sample.py", "");
        Write($"{info}/METADATA", $"Metadata-Version: 2.1\nName: pr-sample\nVersion: {version}\n");
        Write($"{info}/WHEEL", "Wheel-Version: 1.0\nGenerator: test\nRoot-Is-Purelib: true\nTag: py3-none-any\n");
        Write($"{info}/RECORD", $"pr_sample.py,,\n{info}/METADATA,,\n{info}/WHEEL,,\n{info}/RECORD,,\n");

        void Write(string path, string text)
        {
            using var writer = new StreamWriter(wheel.CreateEntry(path).Open());
            writer.Write(text);
        }
    }
}
