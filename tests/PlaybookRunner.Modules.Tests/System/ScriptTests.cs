namespace PlaybookRunner.Modules.Tests;

/// <summary>Scripts of the control node, and raw text, run for real.</summary>
public sealed class ScriptTests
{
    private readonly RealMachine _machine = new();

    private string _folder = "";

    [SetUp]
    public void WriteScript()
    {
        _folder = Directory.CreateTempSubdirectory("script").FullName;
        File.WriteAllText($"{_folder}/run", "#!/bin/sh\nprintf '%s|%s|%s\\n' \"$1\" \"$2\" \"$(pwd)\"\nexit ${3:-0}\n");
        File.WriteAllText($"{_folder}/plain", "echo plain $1\n");
    }

    [TearDown]
    public void RemoveScript() => Directory.Delete(_folder, recursive: true);

    private Task<ModuleResult> RunAsync(string cmd, bool check = false, params (string Name, object? Value)[] more) =>
        _machine.RunAsync("ansible.builtin.script", new Dictionary<string, object?>(more.Select(pair => KeyValuePair.Create(pair.Name, pair.Value))) { ["cmd"] = cmd }, check);

    [Test]
    public async Task Arguments_are_quoted_as_in_a_shell()
    {
        var result = await RunAsync($"{_folder}/run a \"b c\"", more: ("chdir", "/etc"));
        Assert.That(result.Values["stdout"], Is.EqualTo("a|b c|/etc\n"));
        Assert.That(result, Has.Property("Changed").True.And.Property("Failed").False);
        Assert.That(Directory.GetFiles("/tmp", "script-*-run"), Is.Empty, "the script is removed from the target");
    }

    [Test]
    public async Task The_exit_code_decides()
    {
        var result = await RunAsync($"{_folder}/run a b 3");
        Assert.That(result, Has.Property("Failed").True.And.Property("Message").EqualTo("non-zero return code"));
        Assert.That(result.Values["rc"], Is.EqualTo(3L));
    }

    [Test]
    public async Task A_script_without_a_first_line_is_the_shells() =>
        Assert.That((await RunAsync($"{_folder}/plain x")).Values["stdout"], Is.EqualTo("plain x\n"));

    [Test]
    public async Task The_executable_reads_the_script() =>
        Assert.That((await RunAsync($"{_folder}/plain x", more: ("executable", "/bin/sh -u"))).Values["stdout"], Is.EqualTo("plain x\n"));

    [Test]
    public async Task Conditions_are_the_targets()
    {
        var created = await RunAsync($"{_folder}/run a", more: ("creates", "/etc"));
        var removed = await RunAsync($"{_folder}/run a", more: ("removes", "/nonesuch"));
        Assert.That(created, Has.Property("Skipped").True.And.Property("Message").EqualTo("/etc exists, matching creates option"));
        Assert.That(removed, Has.Property("Skipped").True.And.Property("Message").EqualTo("/nonesuch does not exist, matching removes option"));
    }

    [Test]
    public async Task Check_mode_runs_nothing()
    {
        Assert.That(await RunAsync($"{_folder}/run a", check: true), Has.Property("Skipped").True);
        Assert.That(await RunAsync($"{_folder}/run a", check: true, ("creates", "/nonesuch")), Has.Property("Skipped").False.And.Property("Changed").True);
    }

    [Test]
    public async Task A_script_that_is_missing_fails() => Assert.That((await RunAsync("/nonesuch/script")).Failed, Is.True);

    [Test]
    public async Task Raw_text_keeps_its_outputs_as_they_are()
    {
        var result = await _machine.RunAsync("ansible.builtin.raw", new Dictionary<string, object?> { ["cmd"] = "echo hi; echo err >&2; exit 3" });
        Assert.Multiple(() =>
        {
            Assert.That(result, Has.Property("Failed").True.And.Property("Changed").True);
            Assert.That(result.Values["stdout"], Is.EqualTo("hi\n"));
            Assert.That(result.Values["stderr"], Is.EqualTo("err\n"));
            Assert.That(result.Values["rc"], Is.EqualTo(3L));
        });
    }

    [Test]
    public async Task Variables_come_from_the_tasks_environment()
    {
        var machine = new RealMachine();
        machine.Environment["PLACE"] = "a b";
        var options = new Dictionary<string, object?> { ["argv"] = new List<object?> { "printf", "%s|", "$PLACE", "x${PLACE}y", "$NO_SUCH_PLACE", "$1", "it's" } };
        var result = await machine.RunAsync("ansible.builtin.command", options);
        Assert.That(result.Values["stdout"], Is.EqualTo("a b|xa by|$NO_SUCH_PLACE|$1|it's|"));
    }
}
