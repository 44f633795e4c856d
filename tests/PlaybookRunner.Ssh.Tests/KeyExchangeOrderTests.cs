using PlaybookRunner.Targets;

namespace PlaybookRunner.Ssh;

/// <summary>Which key exchange a real sshd agrees to, by its own log.</summary>
public sealed class KeyExchangeOrderTests
{
    private const string Costly = "sntrup761x25519-sha512@openssh.com";

    [Test]
    public async Task The_costly_one_is_not_chosen_where_there_is_another() => Assert.That(await AgreedAsync([]), Is.AnyOf("mlkem768x25519-sha256", "curve25519-sha256"));

    [Test]
    public async Task A_server_that_has_nothing_else_gets_the_costly_one() => Assert.That(await AgreedAsync([$"KexAlgorithms {Costly}"]), Is.EqualTo(Costly));

    [TestCase($"KexAlgorithms=^{Costly}", Costly)]
    [TestCase($"KexAlgorithms={Costly},curve25519-sha256", Costly)]
    [TestCase("KexAlgorithms=ecdh-sha2-nistp256", "ecdh-sha2-nistp256")]
    [TestCase("KexAlgorithms=-mlkem768x25519-sha256,curve25519-sha256,curve25519-sha256@libssh.org", "ecdh-sha2-nistp256")]
    public async Task An_option_chooses(string option, string expected) => Assert.That(await AgreedAsync([], "-o", option), Is.EqualTo(expected));

    [Test]
    public async Task An_option_that_leaves_none_is_an_error_that_names_those_that_are_known()
    {
        var error = await Assert.ThrowsAsync<ConnectionLostException>(() => AgreedAsync([], "-o", "KexAlgorithms=rot13"));

        Assert.That(error!.Message, Does.StartWith("the ssh option KexAlgorithms has the value 'rot13', which leaves no key exchange; known are ").And.Contain("curve25519-sha256"));
    }

    private static async Task<string> AgreedAsync(string[] serverLines, params string[] arguments)
    {
        using var server = SshServer.Start(["LogLevel DEBUG1", .. serverLines]);
        var settings = server.Settings with { SshArguments = [.. server.Settings.SshArguments, .. arguments] };
        await using (await new SshConnectionPlugin().OpenAsync(settings, CancellationToken.None))
        {
            const string Said = "kex: algorithm: ";
            var line = (await File.ReadAllLinesAsync(Path.Combine(server.Folder, "log"))).First(line => line.Contains(Said, StringComparison.Ordinal));
            return line[(line.IndexOf(Said, StringComparison.Ordinal) + Said.Length)..].Split(' ')[0];
        }
    }
}
