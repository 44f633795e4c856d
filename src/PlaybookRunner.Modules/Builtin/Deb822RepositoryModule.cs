using System.Text;
using PlaybookRunner.Commands;
using PlaybookRunner.Targets;

namespace PlaybookRunner.Modules.Builtin;

/// <summary>Manages a source of packages in a <c>.sources</c> file of apt.</summary>
[Module("ansible.builtin.deb822_repository")]
internal sealed partial class Deb822RepositoryModule : IModule<Deb822RepositoryOptions>
{
    private const string KeyFolder = "/etc/apt/keyrings";
    private const string ArmourStart = "-----BEGIN PGP PUBLIC KEY BLOCK-----";
    private const int Readable = 0b110_100_100;
    private const int LargestFile = 1024 * 1024;

    /// <inheritdoc/>
    public async Task<ModuleResult> RunAsync(Deb822RepositoryOptions options, ModuleCall call, CancellationToken cancellationToken)
    {
        var slug = string.Concat(options.Name.ToLowerInvariant().Select(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_' or '.' ? letter : '-')).Trim('-');
        var path = $"/etc/apt/sources.list.d/{slug}.sources";
        if (options.State == AccountState.Absent)
            return await RemoveAsync(path, $"{KeyFolder}/{slug}.gpg", call, cancellationToken);

        var (key, keyChanged) = await FetchKeyAsync(slug, options, call, cancellationToken);
        var text = Deb822Source.Write(options, key);
        var status = (await call.Target.InspectAsync([new PathQuery(path) { ContentLimit = LargestFile }], cancellationToken))[0];
        var before = status.Content is { } content ? Encoding.UTF8.GetString(content.Span) : "";
        var attributes = new PathAttributes(Mode: options.Mode);
        var modeChanges = status.Exists && options.Mode is FileMode.Absolute { Bits: var bits } && bits != status.Mode;
        var changed = keyChanged || before != text || modeChanges;
        if ((before != text || modeChanges) && !call.CheckMode)
            await call.Target.WriteAsync(new FileWrite(path, FileContent.Text(text)) { Attributes = attributes }, cancellationToken);

        var result = ModuleResult.Of(changed).With("repo", text).With("dest", path).With("key_filename", key);
        if (call.DiffMode && changed)
            result = result with { Diff = [new ModuleDiff { Before = before, After = text, BeforeHeader = path, AfterHeader = path }] };

        return await result.WithFileAsync(path, call, cancellationToken);
    }

    private static async Task<ModuleResult> RemoveAsync(string path, string key, ModuleCall call, CancellationToken cancellationToken)
    {
        var found = await call.Target.InspectAsync([path, key], cancellationToken);
        if (!call.CheckMode && found.Any(one => one.Exists))
            await call.Target.ApplyAsync([new PathChange.Remove(path), new PathChange.Remove(key)], cancellationToken);

        var result = ModuleResult.Of(found.Any(one => one.Exists)).With("repo", null).With("dest", path).With("key_filename", key);
        return await result.WithFileAsync(path, call, cancellationToken);
    }

    // A key given by address is fetched once for each text that the address gives; armoured keys need another extension for apt to read them.
    private static async Task<(string? Path, bool Changed)> FetchKeyAsync(string slug, Deb822RepositoryOptions options, ModuleCall call, CancellationToken cancellationToken)
    {
        if (options.SignedBy is not { } key || key.StartsWith(ArmourStart, StringComparison.Ordinal))
            return (null, false);

        if (!key.Contains("://", StringComparison.Ordinal))
            return (key, false);

        var result = await call.RunAsync(new CommandRequest(Download.ToOutput(key, checkCertificates: true)) { IsLong = true, HidesOutput = true }, cancellationToken);
        var fetched = result.OrFail($"Could not fetch signed_by key. {result.Error.Trim()}").OutputBytes;
        var isArmoured = Encoding.ASCII.GetString(fetched.Span[..Math.Min(fetched.Length, 200)]).Contains(ArmourStart, StringComparison.Ordinal);
        var path = $"{KeyFolder}/{slug}.{(isArmoured ? "asc" : "gpg")}";
        var status = (await call.Target.InspectAsync([new PathQuery(path) { ContentLimit = LargestFile }], cancellationToken))[0];
        if (status.Content is { } present && present.Span.SequenceEqual(fetched.Span))
            return (path, false);

        if (call.CheckMode)
            return (path, true);

        await call.Target.ApplyAsync([new PathChange.MakeDirectory(KeyFolder) { Attributes = new PathAttributes(Mode: new FileMode.Absolute(0b111_101_101)) }], cancellationToken);
        var attributes = new PathAttributes(Mode: new FileMode.Absolute(Readable));
        await call.Target.WriteAsync(new FileWrite(path, new FileContent.Memory(fetched)) { Attributes = attributes }, cancellationToken);
        return (path, true);
    }
}

/// <summary>The options of <c>deb822_repository</c>.</summary>
internal sealed class Deb822RepositoryOptions
{
    /// <summary>The source's name, of which the file's is made.</summary>
    public required string Name { get; init; }

    /// <summary>Whether the source shall be there.</summary>
    public AccountState State { get; init; }

    /// <summary>Whether a source may turn from secure to insecure.</summary>
    public bool? AllowDowngradeToInsecure { get; init; }

    /// <summary>Whether a source without signature may be used.</summary>
    public bool? AllowInsecure { get; init; }

    /// <summary>Whether weak signatures count.</summary>
    public bool? AllowWeak { get; init; }

    /// <summary>The architectures.</summary>
    public IReadOnlyList<string>? Architectures { get; init; }

    /// <summary>Whether files are fetched by their hash.</summary>
    public bool? ByHash { get; init; }

    /// <summary>Whether the date of the source is checked.</summary>
    public bool? CheckDate { get; init; }

    /// <summary>Whether the source's end of validity is checked.</summary>
    public bool? CheckValidUntil { get; init; }

    /// <summary>The components, such as <c>main</c>.</summary>
    public IReadOnlyList<string>? Components { get; init; }

    /// <summary>How many seconds in the future the source may be dated.</summary>
    public int? DateMaxFuture { get; init; }

    /// <summary>Whether apt uses the source.</summary>
    public bool? Enabled { get; init; }

    /// <summary>The path of <c>InRelease</c> below the address.</summary>
    public string? InreleasePath { get; init; }

    /// <summary>The languages of descriptions.</summary>
    public IReadOnlyList<string>? Languages { get; init; }

    /// <summary>The file's permissions.</summary>
    public FileMode Mode { get; init; } = new FileMode.Absolute(0b110_100_100);

    /// <summary>Whether lists are updated by differences.</summary>
    public bool? Pdiffs { get; init; }

    /// <summary>The key: its path, its address, its fingerprint or its armoured text.</summary>
    public string? SignedBy { get; init; }

    /// <summary>The suites, such as <c>bookworm</c>.</summary>
    public IReadOnlyList<string>? Suites { get; init; }

    /// <summary>What is fetched.</summary>
    public IReadOnlyList<string>? Targets { get; init; }

    /// <summary>Whether the source counts as signed or as unsigned, whatever it is.</summary>
    public bool? Trusted { get; init; }

    /// <summary>Binary packages, sources or both.</summary>
    [Option(Choices = ["deb", "deb-src"])]
    public IReadOnlyList<string> Types { get; init; } = ["deb"];

    /// <summary>The addresses.</summary>
    public IReadOnlyList<string>? Uris { get; init; }

    /// <summary>Accepted: nothing of Python's is needed.</summary>
    public bool? InstallPythonDebian { get; init; }
}
