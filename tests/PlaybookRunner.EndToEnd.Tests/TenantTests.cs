namespace PlaybookRunner.EndToEnd.Tests;

/// <summary>
/// The README's main job on a real machine with systemd, and what it left there, seen with each service's own client.
/// </summary>
[TestFixture]
[NonParallelizable]
internal sealed class TenantTests
{
    private ProvisioningRun _first = null!;

    [OneTimeSetUp]
    public async Task Provision()
    {
        SandboxMachine.SkipWithoutRoot();
        _first = await ProvisioningRun.StartAsync("isp-001", "isp001", withSandbox: true);
    }

    [Test]
    public void The_main_job_ends_without_a_failure() => Assert.Multiple(() =>
    {
        Assert.That(_first.Summary.AnyFailed, Is.False, _first.Output);
        Assert.That(_first.Summary.AnyUnreachable, Is.False, _first.Output);
        Assert.That(_first.Machine.Ok, Is.GreaterThan(50));
    });

    [TestCase("api")]
    [TestCase("worker")]
    [TestCase("frontend")]
    [TestCase("redis")]
    [TestCase("radius")]
    public async Task Every_unit_is_active_and_enabled(string service)
    {
        var (output, _) = await SandboxMachine.RunAsync($"systemctl is-active dotmac-isp-001-{service}; systemctl is-enabled dotmac-isp-001-{service}");
        Assert.That(output, Is.EqualTo("active\nenabled"));
    }

    [TestCase("/health")]
    [TestCase("/")]
    public async Task Nginx_serves_api_and_frontend_over_https_with_a_certificate_of_the_test_authority(string path)
    {
        var (output, exitCode) = await SandboxMachine.RunAsync(
            $"curl -sS --cacert /etc/sandbox-acme/roots.pem --resolve isp001.dotmac.test:443:127.0.0.1 -o /dev/null -w '%{{http_code}}' https://isp001.dotmac.test{path}");
        Assert.That((output, exitCode), Is.EqualTo(("200", 0)));
    }

    [Test]
    public async Task Redis_needs_the_tenants_password()
    {
        var (output, _) = await SandboxMachine.RunAsync(
            """
            password=$(sed -n 's/.*"redis_password": "\([^"]*\)".*/\1/p' /opt/dotmac/isp-001/config/secrets.json)
            port=$(sed -n 's/.*"redis": \([0-9]*\).*/\1/p' /opt/dotmac/isp-001/metadata.json)
            redis-cli -p $port ping
            REDISCLI_AUTH=$password redis-cli -p $port ping
            """);
        Assert.That(output.Split('\n', StringSplitOptions.RemoveEmptyEntries), Is.EqualTo(new[] { "NOAUTH Authentication required.", "PONG" }));
    }

    [TestCase("right", "right", true)]
    [TestCase("right", "wrong", false)]
    public async Task Radius_accepts_a_user_of_the_tenants_own_table(string stored, string given, bool accepted)
    {
        var (output, _) = await SandboxMachine.RunAsync(
            $"""
            secret=$(sed -n 's/.*"radius_secret": "\([^"]*\)".*/\1/p' /opt/dotmac/isp-001/config/secrets.json)
            port=$(sed -n 's/.*"radius_auth": \([0-9]*\).*/\1/p' /opt/dotmac/isp-001/metadata.json)
            sudo -u postgres psql -q tenant_isp_001 -c "DELETE FROM radcheck WHERE username = 'e2e'" \
              -c "INSERT INTO radcheck (username, attribute, op, value) VALUES ('e2e', 'Cleartext-Password', ':=', '{stored}')"
            radtest e2e {given} 127.0.0.1:$port 0 "$secret" 2>&1 | grep -o 'Access-[A-Z][a-z]*' | tail -n 1
            """);
        Assert.That(output.Split('\n')[^1], Is.EqualTo(accepted ? "Access-Accept" : "Access-Reject"));
    }

    [Test]
    public async Task A_cron_job_renews_the_certificate()
    {
        var (output, _) = await SandboxMachine.RunAsync("cat /etc/cron.d/dotmac-isp-001-certificate");
        Assert.That(output, Does.Contain("renew"));
    }

    [Test]
    public async Task A_second_run_changes_nothing()
    {
        var second = await ProvisioningRun.StartAsync("isp-001", "isp001");
        Assert.That((second.Machine.Failed, second.Machine.Changed), Is.EqualTo((0, 0)), second.Output);
    }

    [Test]
    public async Task A_check_on_the_finished_machine_says_that_nothing_would_change()
    {
        var check = await ProvisioningRun.StartAsync("isp-001", "isp001", check: true);
        Assert.That((check.Machine.Failed, check.Machine.Changed), Is.EqualTo((0, 0)), check.Output);
    }

    [Test]
    public async Task A_second_tenant_comes_up_beside_the_first_and_cannot_use_its_database()
    {
        var other = await ProvisioningRun.StartAsync("isp-002", "isp002", more: "tenant_port_offset=20");
        Assert.That(other.Machine.Failed, Is.Zero, other.Output);
        var (output, _) = await SandboxMachine.RunAsync(
            """
            export PGPASSWORD=$(sed -n 's/.*"db_password": "\([^"]*\)".*/\1/p' /opt/dotmac/isp-002/config/secrets.json)
            psql -h 127.0.0.1 -U tenant_isp_002_user -Atc 'SELECT count(*) >= 0 FROM radcheck' tenant_isp_002
            psql -h 127.0.0.1 -U tenant_isp_002_user -Atc 'SELECT 1' tenant_isp_001 2>&1 | grep -o 'permission denied for database.*'
            curl -sS --cacert /etc/sandbox-acme/roots.pem --resolve isp001.dotmac.test:443:127.0.0.1 -o /dev/null -w '%{http_code}' https://isp001.dotmac.test/health
            """);
        Assert.That(output.Split('\n'), Is.EqualTo(new[] { "t", "permission denied for database \"tenant_isp_001\"", "200" }));
    }

    [Test]
    public async Task No_secret_stands_in_the_output()
    {
        var (secrets, _) = await SandboxMachine.RunAsync("grep -o '\"[a-z_]*\": \"[^\"]*\"' /opt/dotmac/isp-001/config/secrets.json | cut -d'\"' -f4");
        Assert.That(secrets, Is.Not.Empty);
        foreach (var secret in secrets.Split('\n'))
            Assert.That(_first.Output.Contains(secret, StringComparison.Ordinal), Is.False, "a secret was printed");
    }
}
