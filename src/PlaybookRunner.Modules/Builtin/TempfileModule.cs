using PlaybookRunner.Commands;

namespace PlaybookRunner.Modules.Builtin;

/// <summary>Makes a file or folder with a name that nothing else has.</summary>
[Module("ansible.builtin.tempfile", SupportsCheckMode = false)]
internal sealed partial class TempfileModule : IModule<TempfileOptions>
{
    /// <inheritdoc/>
    public async Task<ModuleResult> RunAsync(TempfileOptions options, ModuleCall call, CancellationToken cancellationToken)
    {
        var folder = options.Path ?? call.Target.Identity.TemporaryFolder;
        var path = $"{folder.TrimEnd('/')}/{options.Prefix}{Path.GetRandomFileName().Replace(".", "", StringComparison.Ordinal)[..8]}{options.Suffix}";
        var make = options.State == TempfileKind.Directory ? "umask 077; mkdir -- \"$1\"" : "umask 077; set -C; true >\"$1\"";
        var result = await call.RunAsync(CommandLine.Script(make, path), cancellationToken);
        if (!result.Succeeded)
        {
            throw new ModuleFailedException($"cannot make {path}: {result.Error.Trim()}");
        }

        var status = (await call.Target.InspectAsync([path], cancellationToken))[0];
        return ModuleResult.Of(changed: true).With("path", path).WithState(status);
    }
}

/// <summary>The options of <c>tempfile</c>.</summary>
internal sealed class TempfileOptions
{
    /// <summary>What is made.</summary>
    public TempfileKind State { get; init; }

    /// <summary>The folder it is made in; that for temporary files when nothing is given.</summary>
    [Option(IsPath = true)]
    public string? Path { get; init; }

    /// <summary>How its name starts.</summary>
    public string Prefix { get; init; } = "ansible.";

    /// <summary>How its name ends.</summary>
    public string Suffix { get; init; } = "";
}

/// <summary>What <c>tempfile</c> makes.</summary>
internal enum TempfileKind
{
    /// <summary>A file.</summary>
    File,

    /// <summary>A folder.</summary>
    Directory,
}
