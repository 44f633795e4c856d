using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using PlaybookRunner.Jinja;
using PlaybookRunner.Modules.Builtin;
using PlaybookRunner.Targets;

namespace PlaybookRunner.Modules.Tests.General;

/// <summary>
/// <c>certbot</c> decides and says what <c>playbooks/library/certbot.py</c>, its stand-in on stock Ansible, decides and says for the same tasks and certificates
/// (<c>Golden/record</c> records it), and runs the program with exactly that command.
/// </summary>
internal sealed class CertbotTests
{
    private string _folder = "";

    [SetUp]
    public void CopyCertificates()
    {
        _folder = Directory.CreateTempSubdirectory("certbot-test-").FullName;
        foreach (var name in (string[])["good.example", "old.example"])
        {
            Directory.CreateDirectory($"{_folder}/live/{name}");
            File.Copy($"{Golden()}/live/{name}/cert.pem", $"{_folder}/live/{name}/cert.pem");
        }
    }

    [TearDown]
    public void RemoveFolder() => Directory.Delete(_folder, recursive: true);

    [Test]
    public async Task Decisions_are_those_of_the_stand_in()
    {
        var expected = Read("results.json").EnumerateArray().ToDictionary(entry => entry.GetProperty("name").GetString()!, entry => entry.GetProperty("result"));
        var failures = new StringBuilder();
        foreach (var task in Read("tasks.json").EnumerateArray())
        {
            var title = task.GetProperty("name").GetString()!;
            var options = (IReadOnlyDictionary<string, object?>)JsonValues.Read(task.GetProperty("certbot"))!;
            var run = await RunAsync(check: true, $"{_folder}/certbot", [.. options.Select(option => (option.Key, option.Value))]);
            var values = run.Result.Values.ToDictionary();
            values.Remove("days_left");
            values["changed"] = run.Result.Changed;
            if (run.Result.Failed)
                (values["failed"], values["msg"]) = (true, run.Result.Message);

            var actual = Show(values).Replace(_folder, "FOLDER", StringComparison.Ordinal);
            var wanted = Show(JsonValues.Read(expected[title])!);
            if (title != "no names" && actual != wanted)
                failures.AppendLine($"{title}:\n  expected {wanted}\n  actual   {actual}");
        }

        Assert.That(failures.ToString(), Is.Empty);
    }

    [Test]
    public async Task A_certificate_that_is_there_costs_one_round_trip()
    {
        var run = await RunAsync(check: false, "/nosuch", ("name", "good.example"), ("domains", "good.example,www.good.example"));
        Assert.That(run.Result.Failed, Is.False, run.Result.Message);
        Assert.That(run.RoundTrips, Is.EqualTo(1));
        Assert.That(run["days_left"], Is.GreaterThan(30_000L));
    }

    [Test]
    public async Task The_program_runs_with_the_command_that_is_told_and_its_certificate_is_read()
    {
        var program = Program($"printf '%s\\n' \"$@\" > {_folder}/arguments; mkdir -p {_folder}/live/new.example; cp {_folder}/live/good.example/cert.pem {_folder}/live/new.example/");
        var run = await RunAsync(check: false, program, ("name", "new.example"), ("domains", "new.example"));
        Assert.That(run.Result.Changed, Is.True, run.Result.Message);
        Assert.That((await File.ReadAllLinesAsync($"{_folder}/arguments")).Prepend(program), Is.EqualTo(run["cmd"]));
        Assert.That(run["domains"], Is.EqualTo(new[] { "good.example", "www.good.example" }));
    }

    [Test]
    public async Task A_failure_has_the_programs_words()
    {
        var run = await RunAsync(check: false, Program("echo 'Some challenges have failed.' >&2; exit 1"), ("domains", "new.example"));
        Assert.That(run.Result.Message, Is.EqualTo("certbot failed for new.example: Some challenges have failed."));
        Assert.That(run["rc"], Is.EqualTo(1L));
    }

    [Test]
    public async Task A_file_that_is_no_certificate_is_told()
    {
        await File.WriteAllTextAsync($"{_folder}/live/good.example/cert.pem", "nonsense");
        var run = await RunAsync(check: false, "/nosuch", ("domains", "good.example"));
        Assert.That(run.Result.Message, Does.StartWith($"{_folder}/live/good.example/cert.pem is not a certificate: "));
    }

    [Test]
    public async Task Neither_name_nor_domains_is_refused()
    {
        var run = await RunAsync(check: true, "/nosuch", ("state", "absent"));
        Assert.That(run.Result.Message, Is.EqualTo("one of the following is required: name, domains"));
    }

    private string Program(string script)
    {
        var path = $"{_folder}/certbot";
        File.WriteAllText(path, $"#!/bin/sh\n{script}\n");
        using var chmod = System.Diagnostics.Process.Start("chmod", ["755", path]);
        chmod.WaitForExit();
        return path;
    }

    private Task<Testing.ModuleRun> RunAsync(bool check, string program, params (string, object?)[] options) =>
        new Testing.AssertModule(new ModuleCatalogue(), "playbookrunner.general.certbot", new LocalTarget())
            .RunAsync(check, diff: false, [.. options, ("config_dir", _folder), ("executable", program)]);

    private static string Show(object value) => Python.ToJson(Python.Reach(value), new JsonFormat { SortKeys = true, Substitute = Python.Reach }, Limits.Default);

    private static string Golden([CallerFilePath] string file = "") => Path.Combine(Path.GetDirectoryName(file)!, "Golden");

    private static JsonElement Read(string file) => JsonDocument.Parse(File.ReadAllText(Path.Combine(Golden(), file))).RootElement;
}
