using System.Text.Json;
using PlaybookRunner.Commands;
using PlaybookRunner.Modules.Builtin;

namespace PlaybookRunner.Modules.General;

/// <summary>Installs and removes Node.js packages.</summary>
[Module("community.general.npm")]
internal sealed partial class NpmModule : IModule<NpmOptions>
{
    /// <inheritdoc/>
    public async Task<ModuleResult> RunAsync(NpmOptions options, ModuleCall call, CancellationToken cancellationToken)
    {
        if (options.Path is null && !options.Global)
            throw new ModuleFailedException("path must be specified when not using global");

        if (options.Ci)
            return await InstallAsync(["ci"], options, call, cancellationToken);

        return options.State switch
        {
            NpmState.Absent => await RemoveAsync(options, call, cancellationToken),
            NpmState.Latest => await UpdateAsync(options, call, cancellationToken),
            _ => await PresentAsync(options, call, cancellationToken),
        };
    }

    private static async Task<ModuleResult> PresentAsync(NpmOptions options, ModuleCall call, CancellationToken cancellationToken) =>
        (await ListAsync(options, call, cancellationToken)).IsComplete(options.Name, options.Version)
            ? ModuleResult.Of(changed: false)
            : await InstallAsync(["install"], options, call, cancellationToken);

    private static async Task<ModuleResult> RemoveAsync(NpmOptions options, ModuleCall call, CancellationToken cancellationToken)
    {
        if (options.Name is not { } name)
            throw new ModuleFailedException("name must be specified when state is absent");

        var tree = await ListAsync(options, call, cancellationToken);
        return tree.Has(name) ? await InstallAsync(["uninstall"], options, call, cancellationToken) : ModuleResult.Of(changed: false);
    }

    private static async Task<ModuleResult> UpdateAsync(NpmOptions options, ModuleCall call, CancellationToken cancellationToken)
    {
        var tree = await ListAsync(options, call, cancellationToken);
        if (!tree.IsComplete(options.Name, version: null))
            return await InstallAsync(["install"], options, call, cancellationToken);

        // `npm outdated` ends with 1 when something is.
        var outdated = await call.RunAsync(Request(Npm(options).Add("outdated", "--json").AddIf(options.Name is not null, options.Name ?? ""), options), cancellationToken);
        var isOutdated = outdated.Output.Trim() is not ("" or "{}");
        return isOutdated ? await InstallAsync(["update"], options, call, cancellationToken) : ModuleResult.Of(changed: false);
    }

    private static async Task<NpmTree> ListAsync(NpmOptions options, ModuleCall call, CancellationToken cancellationToken)
    {
        var result = await call.RunAsync(Request(Npm(options).Add("list", "--json", "--depth=0"), options), cancellationToken);
        try
        {
            return NpmTree.Parse(result.Output);
        }
        catch (JsonException exception)
        {
            throw new ModuleFailedException($"Failed to parse NPM output with error {exception.Message}: {result.Output}{result.Error}", exception);
        }
    }

    private static async Task<ModuleResult> InstallAsync(string[] verb, NpmOptions options, ModuleCall call, CancellationToken cancellationToken)
    {
        if (call.CheckMode)
            return ModuleResult.Of(changed: true);

        var package = options.Name is null ? null : options.Version is { } version && verb[0] == "install" ? $"{options.Name}@{version}" : options.Name;
        var command = Npm(options).Add(verb).AddIf(package is not null && verb[0] != "ci", package ?? "");
        (await call.RunAsync(Request(command, options), cancellationToken)).OrFail();
        return ModuleResult.Of(changed: true);
    }

    private static CommandLine Npm(NpmOptions options) =>
        CommandLine.Create([.. CommandWords.Split(options.Executable ?? "npm")])
            .AddIf(options.Global, "--global").AddIf(options.Production, "--omit=dev").AddIf(options.IgnoreScripts, "--ignore-scripts")
            .AddIf(options.UnsafePerm, "--unsafe-perm").AddIf(options.NoOptional, "--no-optional").AddIf(options.NoBinLinks, "--no-bin-links")
            .AddIf(options.Force, "--force").AddIf(options.Registry is not null, "--registry", options.Registry ?? "");

    private static CommandRequest Request(CommandLine command, NpmOptions options)
    {
        if (options.Path is not { } path || options.Global)
            return new CommandRequest(command) { IsLong = true };

        CommandLine inFolder = [];
        inFolder = inFolder.AddRaw("mkdir -p").Add(path).AddRaw("&& cd").Add(path).AddRaw("&&").AddAll(command);
        return new CommandRequest(inFolder) { IsLong = true };
    }
}

/// <summary>What Node.js packages shall be.</summary>
internal enum NpmState
{
    /// <summary>Installed.</summary>
    Present,

    /// <summary>Not installed.</summary>
    Absent,

    /// <summary>Installed in the newest version.</summary>
    Latest,
}

/// <summary>The options of <c>npm</c>.</summary>
[RequiredIf("state", "absent", "name")]
internal sealed class NpmOptions
{
    /// <summary>The package; all that <c>package.json</c> names when it is not given.</summary>
    public string? Name { get; init; }

    /// <summary>The package's version.</summary>
    public string? Version { get; init; }

    /// <summary>The folder of the project.</summary>
    [Option(IsPath = true)]
    public string? Path { get; init; }

    /// <summary>What the packages shall be.</summary>
    public NpmState State { get; init; }

    /// <summary>Whether the package is installed for the machine rather than a project.</summary>
    public bool Global { get; init; }

    /// <summary>Whether packages for development are left out.</summary>
    public bool Production { get; init; }

    /// <summary>Whether exactly what the lock file says is installed, from scratch.</summary>
    public bool Ci { get; init; }

    /// <summary>The npm program.</summary>
    [Option(IsPath = true)]
    public string? Executable { get; init; }

    /// <summary>Whether packages' scripts are not run.</summary>
    public bool IgnoreScripts { get; init; }

    /// <summary>Whether packages' scripts keep root's rights.</summary>
    public bool UnsafePerm { get; init; }

    /// <summary>The registry to fetch from.</summary>
    public string? Registry { get; init; }

    /// <summary>Whether optional packages are left out.</summary>
    public bool NoOptional { get; init; }

    /// <summary>Whether no links to packages' programs are made.</summary>
    public bool NoBinLinks { get; init; }

    /// <summary>Whether npm is forced.</summary>
    public bool Force { get; init; }
}
