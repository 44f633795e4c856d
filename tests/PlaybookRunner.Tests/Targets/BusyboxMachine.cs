using PlaybookRunner.Commands;
using PlaybookRunner.Connections;
using PlaybookRunner.Targets.Contract;
using PlaybookRunner.Targets.Local;

namespace PlaybookRunner.Targets;

/// <summary>A connection to a machine on which nothing is found but busybox, and programs chosen by the test.</summary>
internal sealed class BusyboxMachine : IConnection, IDisposable
{
    private readonly LocalConnection _inner = new();
    private readonly string _folder = Directory.CreateTempSubdirectory("busybox-").FullName;

    public BusyboxMachine(params ReadOnlySpan<string> programs)
    {
        var busybox = Needs.Program("busybox", "busybox-static");
        Prepare.Run("for applet in $(\"$1\" --list); do ln -s \"$1\" \"$2/$applet\"; done; rm \"$2/nc\"", busybox, _folder);
        foreach (var program in programs)
        {
            File.CreateSymbolicLink(Path.Combine(_folder, program), Path.Combine("/usr/bin", program));
        }
    }

    public string Shell => Path.Combine(_folder, "sh");

    public string Address => _inner.Address;

    public string User => _inner.User;

    public CancellationToken Lost => _inner.Lost;

    public Task<IConnectionProcess> StartAsync(CommandLine command, CancellationToken cancellationToken) =>
        _inner.StartAsync(CommandLine.Create().AddRaw($"PATH='{_folder}'; export PATH; exec").AddAll(command), cancellationToken);

    public ValueTask DisposeAsync()
    {
        Dispose();
        return _inner.DisposeAsync();
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
