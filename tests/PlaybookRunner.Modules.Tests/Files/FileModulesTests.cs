using System.Text;
using PlaybookRunner.Testing;

namespace PlaybookRunner.Modules.Tests.Files;

/// <summary>What the reference's results do not tell: round trips, warnings, bytes that are no text, and what is left alone.</summary>
public sealed class FileModulesTests
{
    private string _folder = "";
    private LocalShell _shell = null!;

    [OneTimeSetUp]
    public async Task OpenAsync() => _shell = await LocalShell.OpenAsync();

    [OneTimeTearDown]
    public async Task CloseAsync() => await _shell.DisposeAsync();

    [SetUp]
    public void MakeFolder() => _folder = Directory.CreateTempSubdirectory("playbookrunner-").FullName;

    [TearDown]
    public void RemoveFolder() => Directory.Delete(_folder, recursive: true);

    [Test]
    public async Task A_mode_takes_two_round_trips_and_one_when_it_is_right()
    {
        var path = Write("x", "1\n");
        var runs = await Module("ansible.builtin.file").ChangesAsync(("path", path), ("mode", "0600"));
        AssertRoundTrips(runs, applied: 2);
    }

    [TestCase("directory")]
    [TestCase("link")]
    public async Task What_is_made_takes_two_round_trips_and_one_when_it_is_there(string state)
    {
        (string, object?)[] options = [("path", Path.Combine(_folder, "x")), ("state", state)];
        var runs = await Module("ansible.builtin.file").ChangesAsync(state == "link" ? [.. options, ("src", Write("y", "1\n"))] : options);
        AssertRoundTrips(runs, applied: 2);
    }

    [Test]
    public async Task A_copy_takes_two_round_trips_and_one_when_it_is_right()
    {
        var runs = await Module("ansible.builtin.copy").ChangesAsync(("content", "hello\n"), ("dest", Path.Combine(_folder, "x")), ("mode", "0640"));
        AssertRoundTrips(runs, applied: 2);
    }

    [Test]
    public async Task A_template_takes_two_round_trips_and_one_when_it_is_right()
    {
        var template = Write("t.j2", "Hello {{ 6 * 7 }}\n");
        var runs = await Module("ansible.builtin.template").ChangesAsync(("src", template), ("dest", Path.Combine(_folder, "x")));
        AssertRoundTrips(runs, applied: 2);
        Assert.That(await File.ReadAllTextAsync(Path.Combine(_folder, "x")), Is.EqualTo("Hello 42\n"));
    }

    [Test]
    public async Task An_edited_line_takes_two_round_trips_and_one_when_it_is_right()
    {
        var runs = await Module("ansible.builtin.lineinfile").ChangesAsync(("path", Write("x", "one\n")), ("line", "two"), ("mode", "0600"));
        AssertRoundTrips(runs, applied: 2);
    }

    [Test]
    public async Task A_folder_of_files_that_is_right_takes_two_round_trips_however_many_they_are()
    {
        for (var i = 0; i < 30; i++)
        {
            Write($"s/{i % 3}/{i}", $"{i}\n");
        }

        var runs = await Module("ansible.builtin.copy").ChangesAsync(("src", Path.Combine(_folder, "s/")), ("dest", Path.Combine(_folder, "d")));
        Assert.That(runs.Again.RoundTrips, Is.EqualTo(2));
    }

    [Test]
    public async Task A_decimal_mode_that_is_never_meant_is_warned_of()
    {
        var run = await Module("ansible.builtin.file").RunAsync(check: true, diff: false, ("path", Write("x", "1\n")), ("mode", 644L));
        Assert.That(run.Warnings, Has.One.StartsWith("mode: 644 is a decimal number and means 01204"));
    }

    [TestCase("0644")]
    [TestCase(420L)]
    [TestCase(1023L)]
    public async Task A_mode_that_is_meant_is_not_warned_of(object mode)
    {
        var run = await Module("ansible.builtin.file").RunAsync(check: true, diff: false, ("path", Write("x", "1\n")), ("mode", mode));
        Assert.That(run.Warnings, Is.Empty);
    }

    [Test]
    public async Task Bytes_that_are_no_text_survive_an_edit()
    {
        var path = Path.Combine(_folder, "x");
        byte[] before = [.. "name=M"u8, 0xFC, .. "ller\n"u8];
        await File.WriteAllBytesAsync(path, before);
        await Module("ansible.builtin.lineinfile").ChangesAsync(("path", path), ("line", "ä"));
        Assert.That(await File.ReadAllBytesAsync(path), Is.EqualTo(before.Concat("ä\n"u8.ToArray())));
    }

    [Test]
    public async Task A_file_larger_than_a_frame_is_edited()
    {
        var text = string.Concat(Enumerable.Range(0, 200_000).Select(i => $"line {i}\n"));
        var path = Write("x", text);
        await Module("ansible.builtin.replace").ChangesAsync(("path", path), ("regexp", "^line 199999$"), ("replace", "the end"));
        Assert.That(await File.ReadAllTextAsync(path), Is.EqualTo(text.Replace("line 199999\n", "the end\n", StringComparison.Ordinal)));
    }

    [Test]
    public async Task A_file_that_fails_its_validation_changes_nothing()
    {
        var path = Write("x", "old\n");
        var message = await Module("ansible.builtin.copy").FailsAsync(("content", "new\n"), ("dest", path), ("validate", "grep -q old %s"));
        Assert.That(message, Does.StartWith("failed to validate: rc:1"));
    }

    [Test]
    public async Task A_folder_whose_link_leads_above_itself_is_copied_once()
    {
        Write("s/a", "1\n");
        File.CreateSymbolicLink(Path.Combine(_folder, "s/up"), "..");
        Directory.CreateDirectory(Path.Combine(_folder, "w"));
        await Module("ansible.builtin.copy", "w").RunAsync(check: false, diff: false, ("src", Path.Combine(_folder, "s/")), ("dest", Path.Combine(_folder, "w/d")));
        Assert.That(File.Exists(Path.Combine(_folder, "w/d/a")));
        Assert.That(Directory.Exists(Path.Combine(_folder, "w/d/up/s/up")), Is.False);
    }

    [Test]
    public async Task What_a_file_holds_is_fetched_byte_by_byte()
    {
        var bytes = Enumerable.Range(0, 3_000_000).Select(i => (byte)(i * 7)).ToArray();
        await File.WriteAllBytesAsync(Path.Combine(_folder, "x"), bytes);
        await Module("ansible.builtin.fetch").ChangesAsync(("src", Path.Combine(_folder, "x")), ("dest", Path.Combine(_folder, "got")), ("flat", true));
        Assert.That(await File.ReadAllBytesAsync(Path.Combine(_folder, "got")), Is.EqualTo(bytes));
    }

    [Test]
    public async Task A_name_with_quotes_blanks_and_line_breaks_is_a_name()
    {
        var path = Path.Combine(_folder, "a 'b' \"c\"\n$(d)");
        await Module("ansible.builtin.copy").ChangesAsync(("content", "1"), ("dest", path));
        await Module("ansible.builtin.file").ChangesAsync(("path", path), ("mode", "u+x"));
        await Module("ansible.builtin.file").ChangesAsync(("path", path), ("state", "absent"));
        Assert.That(Path.Exists(path), Is.False);
    }

    private AssertModule Module(string name, string watched = "") =>
        new(new ModuleCatalogue(), name, _shell.Target) { WatchedFolder = Path.Combine(_folder, watched) };

    private string Write(string name, string text)
    {
        var path = Path.Combine(_folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text, new UTF8Encoding(false));
        return path;
    }

    private static void AssertRoundTrips(ModuleRuns runs, int applied)
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(runs.Check.RoundTrips, Is.EqualTo(1), "in check mode");
            Assert.That(runs.Applied.RoundTrips, Is.EqualTo(applied), "applied");
            Assert.That(runs.Again.RoundTrips, Is.EqualTo(1), "applied again");
        }
    }
}
