namespace PlaybookRunner.Modules.Builtin;

/// <summary>What a unit shall do.</summary>
internal enum SystemdState
{
    /// <summary>Read its configuration again.</summary>
    Reloaded,

    /// <summary>End and start.</summary>
    Restarted,

    /// <summary>Run.</summary>
    Started,

    /// <summary>Not run.</summary>
    Stopped,
}

/// <summary>Whose units are meant.</summary>
internal enum SystemdScope
{
    /// <summary>The machine's.</summary>
    System,

    /// <summary>Those of the target's user.</summary>
    User,

    /// <summary>Those of all users.</summary>
    Global,
}

/// <summary>The options of <c>systemd_service</c>.</summary>
[RequiredBy("state", "name")]
[RequiredBy("enabled", "name")]
[RequiredBy("masked", "name")]
internal sealed class SystemdServiceOptions
{
    /// <summary>The unit's name; <c>.service</c> may be left out.</summary>
    [Option(Aliases = ["service", "unit"])]
    public string? Name { get; init; }

    /// <summary>What the unit shall do.</summary>
    public SystemdState? State { get; init; }

    /// <summary>Whether the unit starts with the machine.</summary>
    public bool? Enabled { get; init; }

    /// <summary>Whether links that are in the way of enabling are replaced.</summary>
    public bool Force { get; init; }

    /// <summary>Whether the unit cannot be started at all.</summary>
    public bool? Masked { get; init; }

    /// <summary>Whether systemd reads unit files again before anything else.</summary>
    [Option(Aliases = ["daemon-reload"])]
    public bool DaemonReload { get; init; }

    /// <summary>Whether systemd replaces itself before anything else.</summary>
    [Option(Aliases = ["daemon-reexec"])]
    public bool DaemonReexec { get; init; }

    /// <summary>Whose units are meant.</summary>
    public SystemdScope Scope { get; init; }

    /// <summary>Whether starting and stopping is only asked for and not waited for.</summary>
    public bool NoBlock { get; init; }
}
