using PlaybookRunner.Commands;
using PlaybookRunner.Targets;

namespace PlaybookRunner.Modules.Builtin;

/// <summary>Copies a script of the control node to the target, runs it there and removes it.</summary>
[Module("ansible.builtin.script", FreeFormOption = "cmd")]
internal sealed partial class ScriptModule : IModule<ScriptOptions>
{
    private const int OwnerOnly = 0b111_000_000;

    /// <inheritdoc/>
    public async Task<ModuleResult> RunAsync(ScriptOptions options, ModuleCall call, CancellationToken cancellationToken)
    {
        var condition = new RunCondition(options.Creates, options.Removes);
        if (await condition.FindObstacleAsync(call, folder: null, cancellationToken) is { } obstacle)
            return Skipped($"{obstacle.Path} {(obstacle.Exists ? "exists, matching creates option" : "does not exist, matching removes option")}");

        var (script, arguments) = CommandWords.SplitFirst(options.Cmd);
        var source = call.Files.Find("files", script);
        if (call.CheckMode)
            return condition.IsEmpty ? Skipped("Check mode is not supported for this task.") : ModuleResult.Of(changed: true);

        var path = await UploadAsync(call, source, options.Decrypt, cancellationToken);
        return RawModule.Ended(await ExecuteAsync(path, arguments, options, call, cancellationToken));
    }

    private static ModuleResult Skipped(string message) => new() { Skipped = true, Message = message };

    private static async Task<string> UploadAsync(ModuleCall call, string source, bool decrypt, CancellationToken cancellationToken)
    {
        var folder = call.Target.Identity.TemporaryFolder.TrimEnd('/');
        var path = $"{folder}/script-{Guid.NewGuid():N}-{Path.GetFileName(source)}";
        var content = new FileContent.Memory(call.Files.Read(source, decrypt));
        var attributes = new PathAttributes(Mode: new Targets.FileMode.Absolute(OwnerOnly));
        await call.Target.WriteAsync(new FileWrite(path, content) { Attributes = attributes, Follow = false }, cancellationToken);
        return path;
    }

    // The executable and the arguments reach the shell as they were written. The script is removed in the same round trip, or in one of its own
    // when the run was broken off.
    private static async Task<CommandResult> ExecuteAsync(
        string path, string arguments, ScriptOptions options, ModuleCall call, CancellationToken cancellationToken)
    {
        CommandLine command = [];
        if (options.Executable is { } executable)
            command = command.AddRaw(executable);

        command = command.Add(path).AddRaw(arguments).AddRaw("; code=$?; rm -f").Add(path).AddRaw("; exit $code");
        try
        {
            return await call.RunAsync(new CommandRequest(command) { WorkingDirectory = options.Chdir, IsLong = true }, cancellationToken);
        }
        catch (Exception exception) when (exception is OperationCanceledException or TargetOperationException)
        {
            await call.Target.ApplyAsync([new PathChange.Remove(path)], CancellationToken.None);
            throw;
        }
    }
}

/// <summary>The options of <c>script</c>.</summary>
internal sealed class ScriptOptions
{
    /// <summary>The script's path on the control node, and its arguments.</summary>
    public required string Cmd { get; init; }

    /// <summary>A path or pattern on the target; the script does not run when it exists.</summary>
    public string? Creates { get; init; }

    /// <summary>A path or pattern on the target; the script runs only when it exists.</summary>
    public string? Removes { get; init; }

    /// <summary>The folder of the target to run in.</summary>
    public string? Chdir { get; init; }

    /// <summary>The program that reads the script; else the script's own first line says it.</summary>
    public string? Executable { get; init; }

    /// <summary>Whether a script that is a vault is decrypted.</summary>
    public bool Decrypt { get; init; } = true;
}
