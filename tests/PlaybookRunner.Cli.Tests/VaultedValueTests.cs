namespace PlaybookRunner.Cli.Tests;

/// <summary>Values behind <c>!vault</c> reach modules as they are and are masked wherever a run shows them; the reference shows them.</summary>
internal sealed class VaultedValueTests
{
    // Encrypted by ansible-vault with the password "pw": hunter2secret
    private const string Playbook =
        """
        - hosts: localhost
          gather_facts: false
          vars:
            db_pw: !vault |
              $ANSIBLE_VAULT;1.1;AES256
              32383232353735306561306165333137323663363334626334373863663235656437383532336666
              3937333539336264636231376633386135656634656461380a626130376138343338666561323530
              62396638623261383436643966323133663333613837373438616432306236333039376632333762
              3865356437656239360a623563303839316434333661323463623734383935633838363731303030
              6561
          tasks:
            - ansible.builtin.debug: {msg: "shown {{ db_pw }}", verbosity: 0}
            - ansible.builtin.command: {argv: [echo, "said {{ db_pw }}"]}
            - ansible.builtin.copy: {content: "{{ db_pw }}", dest: "{{ playbook_dir }}/written", mode: "0600"}
              diff: true
            - ansible.builtin.fail: {msg: "failed with {{ db_pw }}"}
        """;

    private TemporaryFolder _folder = null!;

    [SetUp]
    public void CreateFolder() => _folder = new TemporaryFolder();

    [TearDown]
    public void DeleteFolder() => _folder.Dispose();

    [Test]
    public async Task They_are_used_and_not_shown()
    {
        var password = _folder.Write("password", "pw\n");
        var playbook = _folder.Write("site.yml", Playbook);

        var run = await CommandLineRun.StartAsync("playbook", "-vvv", "--vault-password-file", password, playbook);

        Assert.That(File.ReadAllText(Path.Combine(_folder.Path, "written")), Is.EqualTo("hunter2secret"), run.Output + run.Error);
        Assert.That(run.Output + run.Error, Does.Not.Contain("hunter2secret").And.Contain("failed with ").And.Contain("shown ").And.Contain("said "));
    }
}
