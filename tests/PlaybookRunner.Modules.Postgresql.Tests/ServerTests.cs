using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using PlaybookRunner.Connections;
using PlaybookRunner.Targets;
using PlaybookRunner.Targets.Become;
using PlaybookRunner.Targets.Local;
using PlaybookRunner.Testing;

namespace PlaybookRunner.Modules.Postgresql.Tests;

/// <summary>The modules against a real server: what a user relies on beyond the keys of results.</summary>
internal sealed class ServerTests
{
    private Cluster _cluster = null!;

    [SetUp]
    public async Task StartAsync() => _cluster = await Cluster.StartAsync("log_statement=all", "ssl=off");

    [TearDown]
    public async Task StopAsync()
    {
        if (_cluster is not null)
            await _cluster.DisposeAsync();
    }

    [Test]
    public async Task An_unchanged_database_costs_one_round_trip()
    {
        (string, object?)[] options = [("name", "app"), ("encoding", "UTF-8"), ("template", "template0")];
        var runs = await Module("postgresql_db").ChangesAsync(Login(options));
        Assert.That(runs.Again.RoundTrips, Is.EqualTo(1));
        Assert.That(await _cluster.AskAsync("SELECT count(*) FROM pg_database WHERE datname = 'app'"), Is.EqualTo("1"));
    }

    [TestCase("plain-ascii-password")]
    [TestCase("with 'quote\\ and \"more\"")]
    [TestCase("grüße")]
    public async Task A_password_logs_in_and_stands_in_no_log(string password)
    {
        var runs = await Module("postgresql_user").ChangesAsync(Login(("name", "app"), ("password", password)));
        Assert.That(runs.Applied["queries"], Is.EqualTo(new[] { "CREATE USER \"app\" WITH ENCRYPTED PASSWORD %(password)s " }));
        Assert.That(await _cluster.AskAsync("SELECT left(rolpassword, 14) FROM pg_authid WHERE rolname = 'app'"), Is.EqualTo("SCRAM-SHA-256$"));
        if (password.All(char.IsAscii))
            Assert.That(await File.ReadAllTextAsync($"{_cluster.Folder}/log"), Does.Not.Contain(password));

        await RequirePasswordsAsync();
        var ping = await Module("postgresql_ping").RunAsync(check: false, diff: false, Tcp(("login_user", "app"), ("login_password", password), ("login_db", "postgres")));
        Assert.That(ping["is_available"], Is.True, ping["conn_err_msg"] as string);
        var wrong = await Module("postgresql_ping").RunAsync(check: false, diff: false, Tcp(("login_user", "app"), ("login_password", "no"), ("login_db", "postgres")));
        Assert.That(wrong["conn_err_msg"], Does.Contain("password authentication failed for user \"app\""));
    }

    [Test]
    public async Task Names_are_data_whatever_they_contain()
    {
        const string Name = "we\"ird'; DROP ROLE postgres; --";
        await Module("postgresql_user").ChangesAsync(Login(("name", Name)));
        await Module("postgresql_db").ChangesAsync(Login(("name", Name), ("owner", Name)));
        await Module("postgresql_schema").ChangesAsync(Login(("name", Name), ("login_db", Name), ("owner", Name)));
        await Module("postgresql_privs").ChangesAsync(Login(("login_db", Name), ("type", "schema"), ("objs", Name), ("privs", "USAGE"), ("roles", "PUBLIC")));
        var owner = await _cluster.AskAsync("SELECT pg_get_userbyid(datdba) FROM pg_database WHERE datname LIKE 'we%'");
        Assert.That(owner, Is.EqualTo(Name));
        await Module("postgresql_db").ChangesAsync(Login(("name", Name), ("state", "absent")));
    }

    [Test]
    public async Task Check_mode_foretells_what_depends_on_steps_that_did_not_happen()
    {
        var run = await Module("postgresql_db").RunAsync(check: true, diff: false, Login(("name", "app"), ("owner", "not_there_yet")));
        Assert.That(run.Result, Has.Property("Changed").True.And.Property("Failed").False);
    }

    [Test]
    public async Task Statements_of_a_query_are_all_done_or_none()
    {
        await _cluster.AskAsync("CREATE TABLE t (id int)");
        var message = await Module("postgresql_query").FailsAsync(Login(("query", new List<object?> { "INSERT INTO t VALUES (1)", "INSERT INTO nowhere VALUES (1)" })));
        Assert.That(message, Does.Contain("relation \"nowhere\" does not exist"));
        Assert.That(await _cluster.AskAsync("SELECT count(*) FROM t"), Is.EqualTo("0"));
        await Module("postgresql_query").RunAsync(check: true, diff: false, Login(("query", "INSERT INTO t VALUES (1)")));
        Assert.That(await _cluster.AskAsync("SELECT count(*) FROM t"), Is.EqualTo("0"));
    }

    [TestCase("dump.sql")]
    [TestCase("dump.sql.gz")]
    [TestCase("dump.tar")]
    [TestCase("dump.pgc")]
    public async Task What_is_dumped_can_be_restored(string file)
    {
        using var folder = new TemporaryFolder();
        await _cluster.AskAsync("CREATE TABLE t AS SELECT g AS id FROM generate_series(1, 1000) g");
        await _cluster.AskAsync("CREATE DATABASE copy");
        var target = $"{folder.Path}/{file}";
        await Module("postgresql_db").RunAsync(check: false, diff: false, Login(("name", "postgres"), ("state", "dump"), ("target", target)));
        await Module("postgresql_db").RunAsync(check: false, diff: false, Login(("name", "copy"), ("state", "restore"), ("target", target)));
        Assert.That(await _cluster.AskAsync("SELECT sum(id) FROM t", "copy"), Is.EqualTo("500500"));
    }

    [TestCase("dump.sql.gz")]
    [TestCase("dump.sql")]
    public async Task A_failed_dump_says_why_and_leaves_no_file(string file)
    {
        using var folder = new TemporaryFolder();
        var message = await Module("postgresql_db").FailsAsync(Login(("name", "nowhere"), ("state", "dump"), ("target", $"{folder.Path}/{file}")));
        Assert.That(message, Does.Contain("database \"nowhere\" does not exist"));
        Assert.That(Directory.EnumerateFiles(folder.Path), Is.Empty);
    }

    [Test]
    public async Task The_peer_rule_sees_the_user_that_was_become()
    {
        if (!Environment.IsPrivilegedProcess)
            Assert.Ignore("Becoming another user without a password takes root.");

        await File.WriteAllTextAsync($"{_cluster.Folder}/data/pg_hba.conf", "local all all peer\n");
        await _cluster.AskAsync("SELECT pg_reload_conf()");
        await using var opener = new TargetOpener([new LocalConnectionPlugin()], [new SuBecomeMethod()]);
        var target = await opener.OpenAsync(new ConnectionSettings("localhost", "localhost"), "local", new BecomeSettings("su", "postgres"), CancellationToken.None);
        var run = await Module("postgresql_user", target).RunAsync(check: false, diff: false, Login(("name", "app")));
        Assert.That(run.Result.Changed, Is.True, run.Result.Message);
        var asRoot = await Module("postgresql_user").RunAsync(check: false, diff: false, Login(("name", "app")));
        Assert.That(asRoot.Result.Message, Does.Contain("Peer authentication failed for user \"postgres\""));
    }

    [Test]
    public async Task A_private_folder_holds_the_relay_and_is_gone_afterwards()
    {
        var before = Directory.GetDirectories(Path.GetTempPath(), "playbookrunner-*").ToHashSet();
        await Module("postgresql_ping").RunAsync(check: false, diff: false, Login(("login_db", "postgres")));
        Assert.That(Directory.GetDirectories(Path.GetTempPath(), "playbookrunner-*").Except(before), Is.Empty);
    }

    [TestCase("require", "127.0.0.1", true)]
    [TestCase("verify-full", "127.0.0.1", true)]
    [TestCase("verify-full", "localhost", false)]
    [TestCase("verify-ca", "localhost", true)]
    public async Task Encryption_is_negotiated_through_the_relay(string mode, string host, bool works)
    {
        await _cluster.DisposeAsync();
        using var folder = new TemporaryFolder();
        WriteCertificate(folder.Path);
        _cluster = await Cluster.StartAsync("ssl=on", $"ssl_cert_file={folder.Path}/cert.pem", $"ssl_key_file={folder.Path}/key.pem");
        var run = await Module("postgresql_query").RunAsync(check: false, diff: false, Tcp(
            ("login_host", host), ("ssl_mode", mode), ("ca_cert", mode == "require" ? null : $"{folder.Path}/cert.pem"), ("login_db", "postgres"),
            ("query", "SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()")));
        Assert.That(run.Result.Failed, Is.EqualTo(!works), run.Result.Message);
        if (works)
            Assert.That(((IReadOnlyDictionary<string, object?>)((IReadOnlyList<object?>)run["query_result"]!)[0]!)["ssl"], Is.True);
    }

    private static void WriteCertificate(string folder)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=server", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(System.Net.IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(30));
        File.WriteAllText($"{folder}/cert.pem", certificate.ExportCertificatePem());
        File.WriteAllText($"{folder}/key.pem", key.ExportPkcs8PrivateKeyPem());
        TemporaryFolder.GiveToServer(folder);
    }

    private async Task RequirePasswordsAsync()
    {
        await File.WriteAllTextAsync($"{_cluster.Folder}/data/pg_hba.conf", "local all all trust\nhost all all 127.0.0.1/32 scram-sha-256\n");
        await _cluster.AskAsync("SELECT pg_reload_conf()");
    }

    private static AssertModule Module(string name, ITarget? target = null) => new(new ModuleCatalogue(), "community.postgresql." + name, target ?? new LocalTarget());

    private (string, object?)[] Login(params (string, object?)[] options) => [("login_unix_socket", _cluster.Folder), ("login_port", (long)_cluster.Port), .. options];

    private (string, object?)[] Tcp(params (string Name, object? Value)[] options) =>
        [.. new (string Name, object? Value)[] { ("login_host", "127.0.0.1"), ("login_port", (long)_cluster.Port) }.Where(login => options.All(option => option.Name != login.Name)), .. options.Where(option => option.Value is not null)];
}
