using PlaybookRunner.Targets;

namespace PlaybookRunner.Modules.Builtin;

/// <summary>Adds and removes sources of packages in apt's <c>.list</c> files.</summary>
[Module("ansible.builtin.apt_repository")]
internal sealed partial class AptRepositoryModule : IModule<AptRepositoryOptions>
{
    private const int Readable = 0b110_100_100;

    /// <inheritdoc/>
    public async Task<ModuleResult> RunAsync(AptRepositoryOptions options, ModuleCall call, CancellationToken cancellationToken)
    {
        var archive = options.Repo.StartsWith("ppa:", StringComparison.Ordinal) ? await PersonalArchive.FindAsync(options, call, cancellationToken) : null;
        var source = AptSourceLine.Parse(archive?.Source ?? options.Repo) is { IsEnabled: true } line
            ? line
            : throw new ModuleFailedException($"Invalid repository string: {options.Repo}");
        var sources = await AptSources.ReadAsync(call, cancellationToken);
        if (options.State == AccountState.Present)
            sources.Add(source, options.Filename ?? archive?.FileName);
        else
            sources.Remove(source);

        var changes = sources.Changes();
        if (changes.Count > 0 && !call.CheckMode)
            await ApplyAsync(changes, archive, options, call, cancellationToken);

        return Describe(changes, options, call);
    }

    private static ModuleResult Describe(IReadOnlyList<(string Path, string Before, string After)> changes, AptRepositoryOptions options, ModuleCall call)
    {
        var result = ModuleResult.Of(changes.Count > 0).With("repo", options.Repo).With("state", options.State == AccountState.Present ? "present" : "absent")
            .With("sources_added", changes.Where(change => change.Before.Length == 0).Select(change => change.Path).ToList())
            .With("sources_removed", changes.Where(change => change.After.Length == 0).Select(change => change.Path).ToList());
        return !call.DiffMode ? result : result with
        {
            Diff = [.. changes.Select(change => new ModuleDiff
            {
                Before = change.Before,
                After = change.After,
                BeforeHeader = change.Before.Length == 0 ? "/dev/null" : change.Path,
                AfterHeader = change.After.Length == 0 ? "/dev/null" : change.Path,
            })],
        };
    }

    // Sources that apt cannot read would break every later call of it: they go back to what they were.
    private static async Task ApplyAsync(
        IReadOnlyList<(string Path, string Before, string After)> changes, PersonalArchive? archive, AptRepositoryOptions options, ModuleCall call, CancellationToken cancellationToken)
    {
        if (archive is not null && options.State == AccountState.Present)
            await archive.AddKeyAsync(call, cancellationToken);

        foreach (var (path, _, after) in changes)
            await WriteAsync(path, after, options, call, cancellationToken);

        if (!options.UpdateCache)
            return;

        try
        {
            var settings = new AptOptions { UpdateCacheRetries = options.UpdateCacheRetries, UpdateCacheRetryMaxDelay = options.UpdateCacheRetryMaxDelay };
            await new AptGet(settings, call).UpdateAsync(cancellationToken);
        }
        catch (ModuleFailedException)
        {
            foreach (var (path, before, _) in changes)
                await WriteAsync(path, before, options, call, CancellationToken.None);

            throw;
        }
    }

    private static async Task WriteAsync(string path, string text, AptRepositoryOptions options, ModuleCall call, CancellationToken cancellationToken)
    {
        if (text.Length == 0)
        {
            await call.Target.ApplyAsync([new PathChange.Remove(path)], cancellationToken);
            return;
        }

        var attributes = new PathAttributes(Mode: options.Mode ?? new FileMode.Absolute(Readable));
        await call.Target.WriteAsync(new FileWrite(path, FileContent.Text(text)) { Attributes = attributes }, cancellationToken);
    }
}

/// <summary>The options of <c>apt_repository</c>.</summary>
internal sealed class AptRepositoryOptions
{
    /// <summary>The source as a line of a <c>.list</c> file, or a personal archive: <c>ppa:owner/name</c>.</summary>
    public required string Repo { get; init; }

    /// <summary>Whether the source shall be there.</summary>
    public AccountState State { get; init; }

    /// <summary>The name of the file for a new source, without <c>.list</c>.</summary>
    public string? Filename { get; init; }

    /// <summary>The file's permissions.</summary>
    public FileMode? Mode { get; init; }

    /// <summary>The release of Ubuntu whose packages of a personal archive are wanted.</summary>
    public string? Codename { get; init; }

    /// <summary>Whether the lists of packages are fetched after a change.</summary>
    [Option(Aliases = ["update-cache"])]
    public bool UpdateCache { get; init; } = true;

    /// <summary>How often a failed fetch is tried again.</summary>
    public int UpdateCacheRetries { get; init; } = 5;

    /// <summary>The longest wait between these, in seconds.</summary>
    public int UpdateCacheRetryMaxDelay { get; init; } = 12;

    /// <summary>Whether certificates are checked when a personal archive's key is fetched.</summary>
    public bool ValidateCerts { get; init; } = true;

    /// <summary>Accepted: nothing of Python's is needed.</summary>
    public bool InstallPythonApt { get; init; } = true;
}
