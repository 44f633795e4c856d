using System.Collections.Immutable;
using PlaybookRunner.Commands;
using PlaybookRunner.Connections;

namespace PlaybookRunner.Targets.Local;

/// <summary>Starts command lines on this machine as the engine's user; used where another user is to be become.</summary>
internal sealed class LocalConnection : IConnection
{
    public string Address => "localhost";

    public string User { get; } = Environment.UserName;

    public CancellationToken Lost => CancellationToken.None;

    public Task<IConnectionProcess> StartAsync(CommandLine command, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        IReadOnlyList<string> shell = ["/bin/sh", "-c", command.ToShellText()];
        return Task.FromResult<IConnectionProcess>(LocalProcess.Start(shell, folder: null, ImmutableDictionary<string, string>.Empty));
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
