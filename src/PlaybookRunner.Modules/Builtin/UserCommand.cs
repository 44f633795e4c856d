using System.Text;
using PlaybookRunner.Commands;
using PlaybookRunner.Targets;

namespace PlaybookRunner.Modules.Builtin;

/// <summary>A command that a playbook's author wrote, as <c>command</c> and <c>shell</c> run it: with conditions, times and the result keys of both.</summary>
/// <param name="Command">What runs.</param>
/// <param name="Shown">The result key <c>cmd</c>: a list of arguments or a shell's text.</param>
internal sealed record UserCommand(CommandLine Command, object Shown)
{
    private const int NoSuchFile = 2;
    private const int PermissionDenied = 13;

    /// <summary>When the command runs.</summary>
    public required RunCondition Condition { get; init; }

    /// <summary>The folder to run in; null for the default.</summary>
    public string? Folder { get; init; }

    /// <summary>The text for standard input; null for none.</summary>
    public string? Input { get; init; }

    /// <summary>Whether line breaks at the end of the outputs are dropped.</summary>
    public bool StripEmptyEnds { get; init; } = true;

    /// <summary>Runs it, or says why not.</summary>
    public async Task<ModuleResult> RunAsync(ModuleCall call, CancellationToken cancellationToken)
    {
        if (await Condition.FindObstacleAsync(call, Folder, cancellationToken) is { } obstacle)
            return NotRun(Obstacle(obstacle, call.CheckMode), $"skipped, since {obstacle.Path} {(obstacle.Exists ? "exists" : "does not exist")}");

        if (call.CheckMode)
            return NotRun("Command would have run if not in check mode", "") with { Changed = !Condition.IsEmpty, Skipped = Condition.IsEmpty };

        if (Folder is not null && !await IsFolderAsync(call, cancellationToken))
            return NotRun("Unable to change directory before execution.", "").With("rc", null) with { Failed = true };

        return call.Job is { } job ? await Detached(job).StartAsync(call, cancellationToken) : await ExecuteAsync(call, cancellationToken);
    }

    private DetachedCommand Detached(BackgroundJob job) =>
        new(job, Command, Shown) { Folder = Folder, Input = Input, StripEmptyEnds = StripEmptyEnds };

    private async Task<ModuleResult> ExecuteAsync(ModuleCall call, CancellationToken cancellationToken)
    {
        var start = call.Time.GetLocalNow();
        try
        {
            var request = new CommandRequest(Command) { WorkingDirectory = Folder, IsLong = true, Input = Encoding.UTF8.GetBytes(Input ?? "") };
            var result = await call.RunAsync(request, cancellationToken);
            return Ended(result, start, call.Time.GetLocalNow());
        }
        catch (TargetOperationException exception)
        {
            var code = exception.Message.Contains("Permission denied", StringComparison.Ordinal) ? PermissionDenied : NoSuchFile;
            return Result(Command.ToString(), code, "", exception.Message) with { Failed = true, Message = $"Error executing command: {exception.Message}" };
        }
    }

    private ModuleResult Ended(CommandResult result, DateTimeOffset start, DateTimeOffset end) =>
        Result(Shown, result.ExitCode, Trim(result.Output), Trim(result.Error))
            .With("start", PythonTime.Show(start)).With("end", PythonTime.Show(end)).With("delta", PythonTime.Show(end - start))
            with
        {
            Changed = true,
            Failed = !result.Succeeded,
            Message = result.Succeeded ? "" : "non-zero return code",
        };

    private ModuleResult NotRun(string message, string output) =>
        Result(Shown, 0, output, "").With("start", null).With("end", null).With("delta", null) with { Message = message };

    private static ModuleResult Result(object shown, long code, string output, string error) =>
        new ModuleResult().With("cmd", shown).With("rc", code).With("stdout", output).With("stderr", error);

    private static string Obstacle(RunObstacle obstacle, bool checkMode) =>
        $"{(checkMode ? "Would" : "Did")} not run command since '{obstacle.Path}' {(obstacle.Exists ? "exists" : "does not exist")}";

    private async Task<bool> IsFolderAsync(ModuleCall call, CancellationToken cancellationToken) =>
        (await call.Target.InspectAsync([new PathQuery(Folder!) { Follow = true }], cancellationToken))[0].Kind == PathKind.Directory;

    private string Trim(string output) => StripEmptyEnds ? output.TrimEnd('\r', '\n') : output;
}
