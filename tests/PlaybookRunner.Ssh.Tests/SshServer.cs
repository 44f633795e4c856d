using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using PlaybookRunner.Connections;
using PlaybookRunner.Targets.Contract;

namespace PlaybookRunner.Ssh;

/// <summary>A real sshd on a private port, with keys of its own in a folder of its own.</summary>
internal sealed class SshServer : IDisposable
{
    private readonly Process _process;

    private SshServer(string folder, int port, Process process)
    {
        Folder = folder;
        Port = port;
        _process = process;
    }

    public string Folder { get; }

    public int Port { get; }

    public string KnownHosts => Path.Combine(Folder, "known_hosts");

    public string KeyFile(string name) => Path.Combine(Folder, name);

    /// <summary>The settings that log in as root with a key.</summary>
    public ConnectionSettings Settings => new("server", "127.0.0.1")
    {
        Port = Port,
        User = "root",
        PrivateKeyFile = KeyFile("id_ed25519"),
        KnownHostsFile = KnownHosts,
        SshArguments = ["-F", "none", "-o", "IdentityAgent=none"],
    };

    public static SshServer Start(params ReadOnlySpan<string> configuration)
    {
        Needs.Root();
        var sshd = Needs.Program("sshd", "openssh-server");
        var folder = Directory.CreateTempSubdirectory("sshd-").FullName;
        var port = FreePort();
        Prepare.Run(
            """
            cd "$1"
            mkdir -p /run/sshd
            ssh-keygen -q -t ed25519 -N '' -f host_ed25519
            ssh-keygen -q -t ecdsa -N '' -f host_ecdsa
            ssh-keygen -q -t ed25519 -N '' -f id_ed25519
            ssh-keygen -q -t rsa -b 2048 -N '' -f id_rsa
            ssh-keygen -q -t ecdsa -N '' -f id_ecdsa
            ssh-keygen -q -t ed25519 -N 'open sesame' -f id_locked
            ssh-keygen -q -t ed25519 -N '' -f id_stranger
            cat id_ed25519.pub id_rsa.pub id_ecdsa.pub id_locked.pub >authorized
            printf '[127.0.0.1]:%s %s\n' "$2" "$(cut -d' ' -f1,2 host_ed25519.pub)" >known_hosts
            """,
            folder,
            $"{port}");
        string[] lines =
        [
            $"Port {port}", "ListenAddress 127.0.0.1", $"HostKey {folder}/host_ed25519", $"HostKey {folder}/host_ecdsa", $"AuthorizedKeysFile {folder}/authorized",
            "StrictModes no", "PermitRootLogin yes", "UsePAM yes", "PasswordAuthentication yes", "KbdInteractiveAuthentication no", "MaxSessions 50",
            $"PidFile {folder}/pid", .. configuration,
        ];
        File.WriteAllLines(Path.Combine(folder, "config"), lines);
        var process = Process.Start(new ProcessStartInfo(sshd, ["-D", "-E", $"{folder}/log", "-f", $"{folder}/config"]))!;
        Wait(port, process, folder);
        return new SshServer(folder, port, process);
    }

    public void Dispose()
    {
        _process.Kill(entireProcessTree: true);
        _process.WaitForExit();
        _process.Dispose();
        Directory.Delete(Folder, recursive: true);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static void Wait(int port, Process process, string folder)
    {
        while (true)
        {
            try
            {
                using var client = new TcpClient("127.0.0.1", port);
                return;
            }
            catch (SocketException) when (!process.HasExited)
            {
                Thread.Sleep(20);
            }
            catch (SocketException)
            {
                throw new InvalidOperationException(File.ReadAllText(Path.Combine(folder, "log")));
            }
        }
    }
}
