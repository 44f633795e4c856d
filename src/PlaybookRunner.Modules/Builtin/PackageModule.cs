using PlaybookRunner.Commands;

namespace PlaybookRunner.Modules.Builtin;

/// <summary>Manages packages by the target's own package manager.</summary>
[Module("ansible.builtin.package", AcceptsAnyOption = true)]
internal sealed partial class PackageModule : IModule<PackageOptions>
{
    private const string Probe =
        """
        for path in /usr/bin/apt-get /usr/bin/dnf5 /usr/bin/dnf /usr/bin/yum /usr/bin/zypper /usr/bin/pacman /sbin/apk; do
            [ -x $path ] && { echo ${path##*/}; exit 0; }
        done
        exit 1
        """;

    /// <inheritdoc/>
    public async Task<ModuleResult> RunAsync(PackageOptions options, ModuleCall call, CancellationToken cancellationToken)
    {
        var manager = options.Use == "auto" ? await FindAsync(call, cancellationToken) : options.Use;
        var passed = new Dictionary<string, object?>(options.Others) { ["name"] = options.Name, ["state"] = options.State };
        return await call.CallAsync(Module(manager), passed, cancellationToken);
    }

    private static string Module(string manager) => manager switch
    {
        "apt-get" => "ansible.builtin.apt",
        "yum" or "dnf-3" => "ansible.builtin.dnf",
        "zypper" or "pacman" or "apk" or "portage" or "xbps" or "pkgng" or "homebrew" => "community.general." + manager,
        _ when manager.Contains('.', StringComparison.Ordinal) => manager,
        _ => "ansible.builtin." + manager,
    };

    private static async Task<string> FindAsync(ModuleCall call, CancellationToken cancellationToken)
    {
        if (TargetFacts.Text(call, "pkg_mgr") is { } known and not "unknown")
            return known;

        var result = await call.RunAsync(CommandLine.Script(Probe), cancellationToken);
        return result.Succeeded ? result.Output.Trim() : throw new ModuleFailedException("Could not detect which package manager to use. Try gathering facts or setting the \"use\" option.");
    }
}

/// <summary>The options of <c>package</c>.</summary>
internal sealed class PackageOptions
{
    /// <summary>The packages.</summary>
    [Option(Aliases = ["pkg"])]
    public required object? Name { get; init; }

    /// <summary>What they shall be, in the package manager's words.</summary>
    public string State { get; init; } = "present";

    /// <summary>The package manager; found when it is <c>auto</c>.</summary>
    public string Use { get; init; } = "auto";

    /// <summary>Options of the package manager's own module.</summary>
    [Option(CollectsRest = true)]
    public IReadOnlyDictionary<string, object?> Others { get; init; } = new Dictionary<string, object?>();
}
