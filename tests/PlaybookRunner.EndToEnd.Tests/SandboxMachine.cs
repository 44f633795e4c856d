using System.Diagnostics;
using PlaybookRunner.Cli;
using PlaybookRunner.Cli.Terminal;

namespace PlaybookRunner.EndToEnd.Tests;

/// <summary>The throwaway machine as a person at its shell sees it, over the control machine's own <c>ssh</c> rather than the engine under test.</summary>
internal static class SandboxMachine
{
    public const string Key = "/var/lib/playbookrunner-sandbox/tenant-sandbox/id_ed25519";

    public const int Port = 2201;

    /// <summary>Skips a test where no machine can be booted; on CI that is a failure.</summary>
    public static void SkipWithoutRoot()
    {
        const string Reason = "Building and booting a throwaway machine takes root on Debian.";
        if (Environment.UserName == "root" && File.Exists("/etc/debian_version"))
            return;
        if (Environment.GetEnvironmentVariable("CI") == "true")
            Assert.Fail(Reason);
        Assert.Ignore(Reason);
    }

    /// <summary>Builds and boots the machine; does nothing where it runs already.</summary>
    public static async Task BootAsync()
    {
        using var output = new StringWriter();
        var options = new RunOptions
        {
            Playbooks = [Path.Combine(Repository.Folder, "playbooks", "sandbox.yml")],
            Inventories = [Path.Combine(Repository.Folder, "inventories", "sandbox")],
            RolesPath = [Path.Combine(Repository.Folder, "roles")],
        };
        var observer = new TerminalObserver(output, output, new EventText(verbosity: 0), useColours: false);
        var summary = await EngineFactory.Create().RunAsync(options, RunObservers.Of(observer));
        Assert.That(summary.AnyFailed || summary.AnyUnreachable, Is.False, output.ToString());
    }

    /// <summary>Runs a script as root; fails the test when it cannot be run.</summary>
    /// <returns>What it wrote, and its exit code.</returns>
    public static async Task<(string Output, int ExitCode)> RunAsync(string script)
    {
        var start = new ProcessStartInfo("ssh", ["-p", $"{Port}", "-i", Key, "-o", "BatchMode=yes", "-o", "UpdateHostKeys=no", "provisioner@127.0.0.1", "sudo -n bash -s"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        await process.StandardInput.WriteAsync(script.ReplaceLineEndings("\n"));
        process.StandardInput.Close();
        var error = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 255 ? throw new InvalidOperationException($"ssh failed: {await error}") : (output.Trim(), process.ExitCode);
    }
}
