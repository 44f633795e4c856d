using System.Text;
using PlaybookRunner.Cli;
using PlaybookRunner.Cli.Terminal;
using PlaybookRunner.Events;

namespace PlaybookRunner.EndToEnd.Tests;

/// <summary>One run of the tenant's playbook, as the README's main job starts it, with everything it printed.</summary>
/// <param name="Summary">How it ended.</param>
/// <param name="Output">What it printed at the highest verbosity that shows results.</param>
internal sealed record ProvisioningRun(RunSummary Summary, string Output)
{
    private static readonly string[] Variables = ["deployment_mode=customer_hosted", "version=1.0.0", "domain=dotmac.test"];

    public HostSummary Machine => Summary.Hosts.Single(host => host.Host == "tenant-sandbox");

    public static async Task<ProvisioningRun> StartAsync(string tenant, string subdomain, bool withSandbox = false, bool check = false, params string[] more)
    {
        var output = new StringBuilder();
        await using var writer = new StringWriter(output);
        var playbook = Path.Combine(Repository.Folder, "playbooks");
        var options = new RunOptions
        {
            Playbooks = [.. withSandbox ? [Path.Combine(playbook, "sandbox.yml")] : Array.Empty<string>(), Path.Combine(playbook, "provision_tenant.yml")],
            Inventories = [Path.Combine(Repository.Folder, "inventories", "sandbox")],
            RolesPath = [Path.Combine(Repository.Folder, "roles")],
            ExtraVariables = [.. Variables, $"tenant_id={tenant}", $"tenant_subdomain={subdomain}", .. more],
            CheckMode = check,
            DiffMode = true,
            Verbosity = 3,
        };
        var summary = await EngineFactory.Create().RunAsync(options, RunObservers.Of(new TerminalObserver(writer, writer, new EventText(3), useColours: false)));
        return new ProvisioningRun(summary, output.ToString());
    }
}
