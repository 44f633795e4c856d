namespace PlaybookRunner.Modules.Builtin;

/// <summary>A time that has a name.</summary>
internal enum CronTime
{
    /// <summary>Once a year.</summary>
    Annually,

    /// <summary>Once a day.</summary>
    Daily,

    /// <summary>Once an hour.</summary>
    Hourly,

    /// <summary>Once a month.</summary>
    Monthly,

    /// <summary>When the machine has started.</summary>
    Reboot,

    /// <summary>Once a week.</summary>
    Weekly,

    /// <summary>Once a year.</summary>
    Yearly,
}

/// <summary>The options of <c>cron</c>.</summary>
[MutuallyExclusive("insertafter", "insertbefore")]
internal sealed class CronOptions
{
    /// <summary>The job's name, which stands in a comment above it; or the variable's name.</summary>
    public required string Name { get; init; }

    /// <summary>The command, or the variable's value.</summary>
    [Option(Aliases = ["value"])]
    public string? Job { get; init; }

    /// <summary>Whether the job or variable shall be there.</summary>
    public AccountState State { get; init; }

    /// <summary>Whose crontab; in a file of its own, the user that the job runs as.</summary>
    public string? User { get; init; }

    /// <summary>A file in <c>/etc/cron.d</c>, or an absolute path, in place of a user's crontab.</summary>
    [Option(IsPath = true)]
    public string? CronFile { get; init; }

    /// <summary>Whether what was there is copied to a temporary file.</summary>
    public bool Backup { get; init; }

    /// <summary>The minutes.</summary>
    public string Minute { get; init; } = "*";

    /// <summary>The hours.</summary>
    public string Hour { get; init; } = "*";

    /// <summary>The days of the month.</summary>
    [Option(Aliases = ["dom"])]
    public string Day { get; init; } = "*";

    /// <summary>The months.</summary>
    public string Month { get; init; } = "*";

    /// <summary>The days of the week.</summary>
    [Option(Aliases = ["dow"])]
    public string Weekday { get; init; } = "*";

    /// <summary>A time that has a name, in place of the five above.</summary>
    public CronTime? SpecialTime { get; init; }

    /// <summary>Whether the job stands as a comment.</summary>
    public bool Disabled { get; init; }

    /// <summary>Whether a variable is meant and not a job.</summary>
    public bool Env { get; init; }

    /// <summary>The variable behind which a new one goes.</summary>
    public string? Insertafter { get; init; }

    /// <summary>The variable before which a new one goes.</summary>
    public string? Insertbefore { get; init; }
}
