namespace PlaybookRunner.Cli.Tests;

/// <summary>Several playbooks on one command line, as the reference runs them.</summary>
internal sealed class SeveralPlaybooksTests
{
    private TemporaryFolder _folder = null!;

    [SetUp]
    public void CreateFolder() => _folder = new TemporaryFolder();

    [TearDown]
    public void DeleteFolder() => _folder.Dispose();

    [Test]
    public async Task They_run_one_after_the_other()
    {
        var run = await StartAsync(failing: false);
        Assert.That((run.ExitCode, Second(run)), Is.EqualTo((0, true)), run.Output);
    }

    [Test]
    public async Task A_failure_in_the_last_play_of_one_keeps_the_next_from_running()
    {
        var run = await StartAsync(failing: true);
        Assert.That((run.ExitCode, Second(run)), Is.EqualTo((2, false)), run.Output);
    }

    private Task<CommandLineRun> StartAsync(bool failing)
    {
        var first = _folder.Write(
            "first.yml",
            $"""
            - hosts: one,other
              gather_facts: false
              tasks:
                - ansible.builtin.fail:
                  when: {failing} and inventory_hostname == 'one'
            """);
        var second = _folder.Write("second.yml", "[{name: Second, hosts: other, gather_facts: false, tasks: [{ansible.builtin.debug: {msg: hello}}]}]");
        return CommandLineRun.StartAsync("playbook", "-i", "one,other", first, second);
    }

    private static bool Second(CommandLineRun run) => run.Output.Contains("PLAY [Second]", StringComparison.Ordinal);
}
