using System.Globalization;
using PlaybookRunner.Commands;

namespace PlaybookRunner.Modules.Builtin;

/// <summary>Clones a git repository, or brings a clone to a version.</summary>
[Module("ansible.builtin.git")]
internal sealed partial class GitModule : IModule<GitOptions>
{
    /// <inheritdoc/>
    public async Task<ModuleResult> RunAsync(GitOptions options, ModuleCall call, CancellationToken cancellationToken)
    {
        if (options.Dest is null && (options.Clone || options.Update))
            throw new ModuleFailedException("the destination directory must be specified unless clone=no");

        var commands = new GitCommands(options);
        var state = GitState.Parse(await call.RunAsync(commands.Probe(), cancellationToken), options);
        var result = new ModuleResult().With("before", state.Before);
        if (state.Before is null && !state.IsClone)
            return await CloneAsync(result, state, commands, options, call, cancellationToken);

        if (!options.Update)
            return await ArchiveAsync(result.With("after", state.Before), commands, options, call, cancellationToken);

        return await UpdateAsync(result, state, commands, options, call, cancellationToken);
    }

    private static async Task<ModuleResult> CloneAsync(
        ModuleResult result, GitState state, GitCommands commands, GitOptions options, ModuleCall call, CancellationToken cancellationToken)
    {
        state.RequireVersion(result);
        if (!options.Clone || call.CheckMode)
            return result.With("after", state.Wanted) with { Changed = true };

        var after = await RunAsync(commands.Clone(state), call, cancellationToken);
        return await ArchiveAsync(result.With("after", after) with { Changed = true }, commands, options, call, cancellationToken);
    }

    private static async Task<ModuleResult> UpdateAsync(
        ModuleResult result, GitState state, GitCommands commands, GitOptions options, ModuleCall call, CancellationToken cancellationToken)
    {
        if (state.IsModified && !options.Force)
            throw new ModuleFailedException(result with { Message = $"Local modifications exist in the destination: {options.Dest} (force=no)." });

        if (state.IsModified)
            result = result with { Message = $"Local modifications exist in the destination: {options.Dest}" };

        state.RequireVersion(result);
        result = result.With("remote_url_changed", state.IsUrlChanged);
        var changed = state.IsModified || state.IsUrlChanged || state.Wanted != state.Before || state.AreSubmodulesBehind;
        if (call.CheckMode || state.IsCurrent)
            return await ArchiveAsync(result.With("after", state.Wanted) with { Changed = changed }, commands, options, call, cancellationToken);

        var after = await RunAsync(commands.Update(state), call, cancellationToken);
        result = result.With("after", after) with { Changed = changed || after != state.Before };
        return await ArchiveAsync(result, commands, options, call, cancellationToken);
    }

    private static async Task<string> RunAsync(CommandRequest request, ModuleCall call, CancellationToken cancellationToken)
    {
        var result = await call.RunAsync(request, cancellationToken);
        return result.Succeeded ? result.Output.TrimEnd().Split('\n')[^1] : throw CommandFailure.Of(result, result.Error.TrimEnd());
    }

    private static async Task<ModuleResult> ArchiveAsync(
        ModuleResult result, GitCommands commands, GitOptions options, ModuleCall call, CancellationToken cancellationToken)
    {
        if (options.Archive is not { } archive || call.CheckMode)
            return result;

        var written = await RunAsync(commands.Archive(archive), call, cancellationToken);
        return result.With("archive", archive) with { Changed = result.Changed || written == "changed" };
    }
}

/// <summary>The options of <c>git</c>.</summary>
internal sealed class GitOptions
{
    /// <summary>The repository's address.</summary>
    [Option(Aliases = ["name"])]
    public required string Repo { get; init; }

    /// <summary>The folder of the clone.</summary>
    [Option(IsPath = true)]
    public required string Dest { get; init; }

    /// <summary>A branch, a tag, a commit, or <c>HEAD</c> for what the repository thinks right.</summary>
    public string Version { get; init; } = "HEAD";

    /// <summary>The remote's name.</summary>
    public string Remote { get; init; } = "origin";

    /// <summary>A further refspec to fetch.</summary>
    public string? Refspec { get; init; }

    /// <summary>Whether changes in the clone are thrown away.</summary>
    public bool Force { get; init; }

    /// <summary>How many commits of history are fetched; all when it is not given.</summary>
    public int? Depth { get; init; }

    /// <summary>Whether to clone when there is no clone.</summary>
    public bool Clone { get; init; } = true;

    /// <summary>Whether an existing clone is brought up to date.</summary>
    public bool Update { get; init; } = true;

    /// <summary>Whether the clone has no working folder.</summary>
    public bool Bare { get; init; }

    /// <summary>Whether submodules are cloned, too.</summary>
    public bool Recursive { get; init; } = true;

    /// <summary>Whether submodules follow their branches rather than the recorded commits.</summary>
    public bool TrackSubmodules { get; init; }

    /// <summary>Whether only the version's branch is fetched.</summary>
    public bool SingleBranch { get; init; }

    /// <summary>A local repository to borrow objects from.</summary>
    public string? Reference { get; init; }

    /// <summary>The folder for the repository itself, apart from the working folder.</summary>
    [Option(IsPath = true)]
    public string? SeparateGitDir { get; init; }

    /// <summary>The private SSH key to log in with.</summary>
    [Option(IsPath = true)]
    public string? KeyFile { get; init; }

    /// <summary>Further options for ssh.</summary>
    public string? SshOpts { get; init; }

    /// <summary>Whether unknown and changed host keys are accepted.</summary>
    public bool AcceptHostkey { get; init; }

    /// <summary>Whether unknown host keys are accepted and changed ones refused.</summary>
    public bool AcceptNewhostkey { get; init; }

    /// <summary>The git program.</summary>
    [Option(IsPath = true)]
    public string? Executable { get; init; }

    /// <summary>The umask for what is written.</summary>
    public string? Umask { get; init; }

    /// <summary>Whether the version's signature is checked.</summary>
    public bool VerifyCommit { get; init; }

    /// <summary>Fingerprints of keys whose signatures count; any when none is given.</summary>
    [Option(Aliases = ["gpg_whitelist"])]
    public IReadOnlyList<string> GpgAllowlist { get; init; } = [];

    /// <summary>An archive file to make of the version, by its extension <c>.zip</c>, <c>.tar</c>, <c>.tar.gz</c> or <c>.tgz</c>.</summary>
    [Option(IsPath = true)]
    public string? Archive { get; init; }

    /// <summary>A folder to put before all paths in the archive.</summary>
    public string? ArchivePrefix { get; init; }

    /// <summary>The depth as an argument; empty for all of the history.</summary>
    internal string DepthText => Depth?.ToString(CultureInfo.InvariantCulture) ?? "";
}
