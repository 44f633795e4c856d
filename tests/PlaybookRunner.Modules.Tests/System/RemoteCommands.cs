using PlaybookRunner.Commands;
using PlaybookRunner.Targets;

namespace PlaybookRunner.Modules.Tests;

/// <summary>
/// A machine that a command reaches, such as <c>ssh root@machine</c> or <c>ssh user@machine sudo -n</c>: enough of a target for modules that only run commands. Which machine is said by
/// the variable <c>PLAYBOOKRUNNER_SYSTEMD_MACHINE</c>.
/// </summary>
internal sealed class RemoteCommands(string[] prefix) : ITarget
{
    private readonly LocalTarget _local = new();

    public TargetIdentity Identity { get; } = new("ssh", "machine", "root", "/root", "/tmp") { IsRoot = true };

    public long RoundTrips => _local.RoundTrips;

    /// <summary>A machine that systemd runs: the one that the variable names, or else this one when root may use its systemd.</summary>
    public static ITarget Systemd()
    {
        if (Named() is { } machine)
            return machine;

        Needs.Systemd();
        Needs.Root();
        return new LocalTarget();
    }

    /// <summary>A machine other than this one, which a test may restart.</summary>
    public static RemoteCommands Another() => Named() ?? throw Needs.Missing("it needs a machine other than this one, named by PLAYBOOKRUNNER_SYSTEMD_MACHINE");

    private static RemoteCommands? Named() =>
        Environment.GetEnvironmentVariable("PLAYBOOKRUNNER_SYSTEMD_MACHINE") is { Length: > 0 } command ? new RemoteCommands(command.Split(' ')) : null;

    public Task<CommandResult> RunAsync(CommandRequest request, IProgress<OutputLine>? output, CancellationToken cancellationToken)
    {
        var variables = string.Concat(request.Environment.Select(variable => $"export {variable.Key}={ShellQuote.Quote(variable.Value)}; "));
        // A shell of its own, since the prefix may end in sudo, and ssh hands its arguments over as one line.
        var command = CommandLine.Create(prefix).Add("sh -c " + ShellQuote.Quote(variables + request.Command.ToShellText()));
        return _local.RunAsync(new CommandRequest(command) { Input = request.Input, IsLong = request.IsLong }, output, cancellationToken);
    }

    public Task<IReadOnlyList<PathStatus>> InspectAsync(IReadOnlyList<PathQuery> queries, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<IReadOnlyList<PathStatus>> ListAsync(DirectoryQuery query, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<WriteOutcome> WriteAsync(FileWrite write, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<ChangeOutcome> ApplyAndInspectAsync(
        IReadOnlyList<PathChange> changes, IReadOnlyList<PathQuery> queries, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<IReadOnlyList<bool>> ApplyAsync(IReadOnlyList<PathChange> changes, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<Stream> OpenReadAsync(string path, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<Stream> ConnectAsync(TargetEndpoint endpoint, CancellationToken cancellationToken) => throw new NotSupportedException();
}
