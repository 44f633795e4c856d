namespace PlaybookRunner.Cli.Tests;

/// <summary>The forms of <c>-e</c>, as the reference's command line takes them.</summary>
internal sealed class ExtraVariableTests
{
    private const string Playbook =
        """
        - hosts: localhost
          gather_facts: false
          tasks:
            - ansible.builtin.debug:
                msg: "{{ first }} and {{ second }}"
        """;

    private TemporaryFolder _folder = null!;

    [SetUp]
    public void CreateFolder() => _folder = new TemporaryFolder();

    [TearDown]
    public void DeleteFolder() => _folder.Dispose();

    [TestCase("first: 1\nsecond: two words\n")]
    [TestCase("""{"first": 1, "second": "two words"}""")]
    public async Task A_file_gives_several(string content)
    {
        var run = await StartAsync("-e", "@" + _folder.Write("variables", content));
        Assert.That(run.Output, Does.Contain("1 and two words"), run.Error);
    }

    [Test]
    public async Task A_file_may_stand_behind_an_equals_sign()
    {
        var run = await StartAsync("--extra-vars=@" + _folder.Write("variables", "first: 1\nsecond: 2\n"));
        Assert.That(run.Output, Does.Contain("1 and 2"), run.Error);
    }

    [Test]
    public async Task Pairs_may_quote_blanks_and_a_later_option_wins()
    {
        var run = await StartAsync("-e", "first=1 second='two words'", "-e", """{"first": [3]}""");
        Assert.That(run.Output, Does.Contain("[3] and two words"), run.Error);
    }

    [Test]
    public async Task A_file_that_is_missing_is_named()
    {
        var run = await StartAsync("-e", "@/nowhere/variables.yml");
        Assert.That(run.ExitCode, Is.Not.Zero);
        Assert.That(run.Error, Does.Contain("/nowhere/variables.yml"));
    }

    private Task<CommandLineRun> StartAsync(params string[] options) => CommandLineRun.StartAsync(["playbook", _folder.Write("site.yml", Playbook), .. options]);
}
