namespace PlaybookRunner.Modules.Posix;

/// <summary>Copies files and folders between the control node and the target with rsync.</summary>
[Module("ansible.posix.synchronize")]
internal sealed partial class SynchronizeModule : IModule<SynchronizeOptions>
{
    /// <inheritdoc/>
    public async Task<ModuleResult> RunAsync(SynchronizeOptions options, ModuleCall call, CancellationToken cancellationToken)
    {
        var command = new SynchronizeCommand(options, call.Connection);
        var (source, destination) = Paths(options, call);
        var line = command.Build(source, destination, BecomeUser(call), isDry: call.CheckMode);
        var run = await ControlProgram.RunAsync(line, command.Environment, cancellationToken);
        var text = run.Output.Replace(SynchronizeCommand.Marker, "", StringComparison.Ordinal);
        var result = ModuleResult.Of(run.Output.Contains(SynchronizeCommand.Marker, StringComparison.Ordinal), text)
            .With("cmd", line.ToString())
            .With("rc", (long)run.ExitCode)
            .With("stdout_lines", text.TrimEnd('\n') is { Length: > 0 } output ? output.Split('\n').ToList<object?>() : []);
        return run.Succeeded
            ? result with { Diff = call.DiffMode ? [new ModuleDiff { Prepared = text }] : [] }
            : throw new ModuleFailedException(ModuleResult.Fail(run.Error).With("cmd", line.ToString()).With("rc", (long)run.ExitCode));
    }

    // The side of the control node starts from the role's files or the playbook, unless both sides are the control node.
    private static (string Source, string Destination) Paths(SynchronizeOptions options, ModuleCall call)
    {
        if (options.Mode == SynchronizeMode.Pull)
        {
            var folder = call.TryGetVariable("playbook_dir", out var playbook) && playbook is string path ? path : Directory.GetCurrentDirectory();
            return (options.Src, Path.Combine(folder, options.Dest));
        }

        var source = options.Src.StartsWith('/') || options.Src.Contains(':', StringComparison.Ordinal) ? options.Src : Found(options.Src, call.Files);
        return (source, options.Dest);
    }

    // The trailing slash means the content of a folder, and a search would lose it.
    private static string Found(string source, IControlFiles files) =>
        files.Find("files", source).TrimEnd('/') + (source.EndsWith('/') ? "/" : "");

    private static string? BecomeUser(ModuleCall call) =>
        call.Connection is { User: { } login } && call.Target.Identity.User != login ? call.Target.Identity.User : null;
}
