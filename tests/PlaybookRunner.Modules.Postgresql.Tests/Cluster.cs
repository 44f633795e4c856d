using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace PlaybookRunner.Modules.Postgresql.Tests;

/// <summary>A PostgreSQL server of a test's own, in a temporary folder, with a socket and a port of its own. The server refuses to run as root, so root runs it as postgres.</summary>
internal sealed class Cluster : IAsyncDisposable
{
    private readonly string _programs;

    private Cluster(string programs, string folder, int port) => (_programs, Folder, Port) = (programs, folder, port);

    /// <summary>The folder of the socket.</summary>
    public string Folder { get; }

    /// <summary>The port.</summary>
    public int Port { get; }

    /// <summary>Starts a server; skips the test where its programs are missing, except on CI.</summary>
    /// <param name="settings">Further settings, as <c>ssl=on</c>.</param>
    public static async Task<Cluster> StartAsync(params string[] settings)
    {
        var programs = FindPrograms();
        var folder = Directory.CreateTempSubdirectory("postgresql-test-").FullName;
        var cluster = new Cluster(programs, folder, FreePort());
        await cluster.InitializeAsync();
        await cluster.RunAsync(
            [$"{programs}/pg_ctl", "-D", $"{folder}/data", "-w", "-l", $"{folder}/log", "-o", cluster.Options(settings), "start"]);
        return cluster;
    }

    /// <summary>Runs a statement with psql, past the code under test.</summary>
    public async Task<string> AskAsync(string statement, string database = "postgres") => (await RunAsync(
        [$"{_programs}/psql", "-h", Folder, "-p", Port.ToString(CultureInfo.InvariantCulture), "-U", "postgres", "-d", database, "-Atc", statement])).Trim();

    /// <summary>Runs a program as the server's user.</summary>
    public async Task<string> RunAsync(string[] command)
    {
        var start = new ProcessStartInfo { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = Folder };
        string[] all = Environment.IsPrivilegedProcess ? ["runuser", "-u", "postgres", "--", .. command] : command;
        start.FileName = all[0];
        Array.ForEach(all[1..], start.ArgumentList.Add);
        using var process = Process.Start(start)!;
        // A server inherits the streams of what starts it and keeps them open, so only the end of the program is waited for there.
        if (command.Contains("start"))
        {
            await process.WaitForExitAsync();
            Assert.That(process.ExitCode, Is.Zero, $"{string.Join(' ', command)} failed");
            return "";
        }

        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.That(process.ExitCode, Is.Zero, $"{string.Join(' ', command)} failed: {await error}");
        return await output;
    }

    public async ValueTask DisposeAsync()
    {
        await RunAsync([$"{_programs}/pg_ctl", "-D", $"{Folder}/data", "-m", "immediate", "stop"]);
        Directory.Delete(Folder, recursive: true);
    }

    private static string FindPrograms()
    {
        var found = Directory.Exists("/usr/lib/postgresql")
            ? Directory.EnumerateDirectories("/usr/lib/postgresql").Select(version => version + "/bin").Where(bin => File.Exists(bin + "/initdb")).Order().LastOrDefault()
            : (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').FirstOrDefault(folder => File.Exists(folder + "/initdb"));
        if (found is null)
        {
            const string Reason = "PostgreSQL's server programs (initdb, pg_ctl) are not installed; on Debian: apt-get install postgresql";
            if (Environment.GetEnvironmentVariable("CI") == "true")
                Assert.Fail(Reason);
            Assert.Ignore(Reason);
        }

        return found!;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private string Options(string[] settings) => string.Join(' ', (string[])
    [
        string.Create(CultureInfo.InvariantCulture, $"-p {Port}"), $"-k {Folder}", "-c fsync=off", "-c listen_addresses=127.0.0.1", "-c timezone=UTC",
        .. settings.Select(setting => "-c " + setting),
    ]);

    private async Task InitializeAsync()
    {
        if (Environment.IsPrivilegedProcess)
        {
            foreach (string[] command in (string[][])[["chown", "postgres", Folder], ["chmod", "755", Folder]])
            {
                using var process = Process.Start(command[0], command[1..]);
                await process.WaitForExitAsync();
            }
        }

        await RunAsync([$"{_programs}/initdb", "-D", $"{Folder}/data", "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync"]);
    }
}
