using PlaybookRunner.Commands;

namespace PlaybookRunner.Modules.Builtin;

/// <summary>Makes a temporary file or directory on the target.</summary>
[Module("ansible.builtin.tempfile", SupportsCheckMode = false)]
internal sealed partial class TempfileModule : IModule<TempfileOptions>
{
    // mktemp has no suffix on all systems, so the name is renamed to one with the suffix.
    private const string Script = """
        umask 077
        made=$(mktemp $1 "$2/$3XXXXXXXX") && [ -z "$4" ] || { mv "$made" "$made$4" && made=$made$4; }
        printf %s "$made"
        """;

    /// <inheritdoc/>
    public async Task<ModuleResult> RunAsync(TempfileOptions options, ModuleCall call, CancellationToken cancellationToken)
    {
        var folder = options.Path ?? call.Target.Identity.TemporaryFolder;
        var kind = options.State == TempfileState.Directory ? "-d" : "";
        var made = await call.RunAsync(CommandLine.Script(Script, kind, folder, options.Prefix, options.Suffix), cancellationToken);
        if (!made.Succeeded)
            throw new ModuleFailedException(made.Error.Trim());
        var status = (await call.Target.InspectAsync([made.Output], cancellationToken))[0];
        return ModuleResult.Of(changed: true).With("path", status.Path).WithAll(FileResult.Describe(status));
    }
}

/// <summary>The options of <c>tempfile</c>.</summary>
internal sealed class TempfileOptions
{
    /// <summary>What to make.</summary>
    public TempfileState State { get; init; } = TempfileState.File;

    /// <summary>The folder to make it in; null for the system's.</summary>
    [Option(IsPath = true)]
    public string? Path { get; init; }

    /// <summary>What the name starts with.</summary>
    public string Prefix { get; init; } = "ansible.";

    /// <summary>What the name ends with.</summary>
    public string Suffix { get; init; } = "";
}

/// <summary>What <c>tempfile</c> makes.</summary>
internal enum TempfileState
{
    /// <summary>A directory.</summary>
    Directory,

    /// <summary>A file.</summary>
    File,
}
