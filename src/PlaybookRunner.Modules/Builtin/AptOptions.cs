namespace PlaybookRunner.Modules.Builtin;

/// <summary>What packages shall be.</summary>
internal enum AptState
{
    /// <summary>Installed.</summary>
    Present,

    /// <summary>Not installed.</summary>
    Absent,

    /// <summary>Installed in the newest version.</summary>
    Latest,

    /// <summary>Their dependencies for building are installed.</summary>
    [Choice("build-dep")]
    BuildDep,

    /// <summary>Installed, after broken dependencies were repaired.</summary>
    Fixed,
}

/// <summary>The options of <c>apt</c>.</summary>
[MutuallyExclusive("deb", "name", "upgrade")]
[RequiredOneOf("autoremove", "deb", "name", "update_cache", "upgrade", "autoclean", "clean", "cache_valid_time")]
internal sealed class AptOptions
{
    /// <summary>Packages, each perhaps with a version (<c>nginx=1.22*</c>) or a pattern.</summary>
    [Option(Aliases = ["package", "pkg"])]
    public IReadOnlyList<string>? Name { get; init; }

    /// <summary>What the packages shall be.</summary>
    public AptState State { get; init; }

    /// <summary>Whether the lists of packages are fetched first.</summary>
    [Option(Aliases = ["update-cache"])]
    public bool? UpdateCache { get; init; }

    /// <summary>How many seconds old the lists may be before they are fetched.</summary>
    public int? CacheValidTime { get; init; }

    /// <summary>How often a failed fetch of the lists is tried again.</summary>
    public int UpdateCacheRetries { get; init; } = 5;

    /// <summary>The longest wait between these, in seconds.</summary>
    public int UpdateCacheRetryMaxDelay { get; init; } = 12;

    /// <summary>Whether all packages are upgraded: <c>safe</c>, or <c>full</c> with removals where needed.</summary>
    [Option(Choices = ["dist", "full", "no", "safe", "yes"])]
    public string? Upgrade { get; init; }

    /// <summary>A package file on the target, or its address.</summary>
    [Option(IsPath = true)]
    public string? Deb { get; init; }

    /// <summary>The release to prefer, such as <c>bookworm-backports</c>.</summary>
    [Option(Aliases = ["default-release"])]
    public string? DefaultRelease { get; init; }

    /// <summary>Whether recommended packages come along; not given, the target's configuration says it.</summary>
    [Option(Aliases = ["install-recommends"])]
    public bool? InstallRecommends { get; init; }

    /// <summary>Whether packages that are installed are upgraded and others left alone.</summary>
    public bool OnlyUpgrade { get; init; }

    /// <summary>Whether an older version may replace a newer one.</summary>
    [Option(Aliases = ["allow-downgrade", "allow_downgrades", "allow-downgrades"])]
    public bool AllowDowngrade { get; init; }

    /// <summary>Whether packages without a valid signature may be installed.</summary>
    [Option(Aliases = ["allow-unauthenticated"])]
    public bool AllowUnauthenticated { get; init; }

    /// <summary>Whether packages on hold may change.</summary>
    public bool AllowChangeHeldPackages { get; init; }

    /// <summary>Whether apt is forced to go on where it would refuse.</summary>
    public bool Force { get; init; }

    /// <summary>Accepted: apt-get is always used.</summary>
    public bool ForceAptGet { get; init; }

    /// <summary>Whether configuration files are removed with a package.</summary>
    public bool Purge { get; init; }

    /// <summary>Whether packages that nothing needs any more are removed.</summary>
    public bool Autoremove { get; init; }

    /// <summary>Whether the task fails when packages would be removed.</summary>
    public bool FailOnAutoremove { get; init; }

    /// <summary>Whether downloaded files of packages that cannot be fetched any more are removed.</summary>
    public bool Autoclean { get; init; }

    /// <summary>Whether all downloaded files are removed.</summary>
    public bool Clean { get; init; }

    /// <summary>Options for dpkg, without their two dashes.</summary>
    public IReadOnlyList<string> DpkgOptions { get; init; } = ["force-confdef", "force-confold"];

    /// <summary>How many seconds to wait for another program that uses apt.</summary>
    public int LockTimeout { get; init; } = 60;

    /// <summary>The exit code that <c>policy-rc.d</c> gives meanwhile: 101 keeps services from being started.</summary>
    public int? PolicyRcD { get; init; }

    /// <summary>Accepted: there are no further dependencies.</summary>
    public bool AutoInstallModuleDeps { get; init; } = true;

    /// <summary>Whether the lists are to be fetched, now or when they are old.</summary>
    internal bool WantsUpdate => UpdateCache ?? CacheValidTime is > 0;

    /// <summary>The upgrade, or null for none.</summary>
    internal string? WantedUpgrade => Upgrade is null or "no" ? null : Upgrade;
}
