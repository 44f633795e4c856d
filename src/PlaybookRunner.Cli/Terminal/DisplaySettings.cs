namespace PlaybookRunner.Cli.Terminal;

/// <summary>What the configuration says about what is shown, as for Ansible's default callback.</summary>
internal sealed record DisplaySettings
{
    /// <summary><c>display_ok_hosts</c>: whether hosts on which nothing changed are shown.</summary>
    public bool ShowsOk { get; init; } = true;

    /// <summary><c>display_skipped_hosts</c>: whether hosts that skip a task are shown.</summary>
    public bool ShowsSkipped { get; init; } = true;

    /// <summary><c>check_mode_markers</c>: whether plays and tasks in check mode are marked.</summary>
    public bool MarksCheckMode { get; init; }

    /// <summary>Whether a task may show nothing at all, so that its banner waits for something to stand above.</summary>
    public bool MayHideTasks => !ShowsOk || !ShowsSkipped;
}
