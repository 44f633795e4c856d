using PlaybookRunner.Commands;
using PlaybookRunner.Targets;

namespace PlaybookRunner.Modules.Tests;

/// <summary>
/// A machine that a command reaches, such as <c>ssh root@machine</c>: enough of a target for modules that only run commands. Which machine is said by
/// the variable <c>PLAYBOOKRUNNER_SYSTEMD_MACHINE</c>.
/// </summary>
internal sealed class RemoteCommands(string[] prefix) : ITarget
{
    private readonly LocalTarget _local = new();

    public TargetIdentity Identity { get; } = new("ssh", "machine", "root", "/root", "/tmp") { IsRoot = true };

    public long RoundTrips => _local.RoundTrips;

    /// <summary>A machine that systemd runs: this one when root may use its systemd, or else the one that the variable names.</summary>
    public static ITarget Systemd()
    {
        if (Environment.GetEnvironmentVariable("PLAYBOOKRUNNER_SYSTEMD_MACHINE") is { Length: > 0 } command)
            return new RemoteCommands(command.Split(' '));

        Needs.Systemd();
        Needs.Root();
        return new LocalTarget();
    }

    public Task<CommandResult> RunAsync(CommandRequest request, IProgress<OutputLine>? output, CancellationToken cancellationToken)
    {
        var variables = string.Concat(request.Environment.Select(variable => $"export {variable.Key}={ShellQuote.Quote(variable.Value)}; "));
        var command = CommandLine.Create(prefix).Add(variables + request.Command.ToShellText());
        return _local.RunAsync(new CommandRequest(command) { Input = request.Input, IsLong = request.IsLong }, output, cancellationToken);
    }

    public Task<IReadOnlyList<PathStatus>> InspectAsync(IReadOnlyList<PathQuery> queries, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<IReadOnlyList<PathStatus>> ListAsync(DirectoryQuery query, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<WriteOutcome> WriteAsync(FileWrite write, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<IReadOnlyList<bool>> ApplyAsync(IReadOnlyList<PathChange> changes, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<Stream> OpenReadAsync(string path, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<Stream> ConnectAsync(TargetEndpoint endpoint, CancellationToken cancellationToken) => throw new NotSupportedException();
}
