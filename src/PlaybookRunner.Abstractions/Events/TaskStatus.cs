namespace PlaybookRunner.Events;

/// <summary>How a task ended on a host.</summary>
public enum TaskStatus
{
    /// <summary>It succeeded; nothing had to be changed.</summary>
    Ok,

    /// <summary>It succeeded and changed something.</summary>
    Changed,

    /// <summary>It was not run: a condition did not hold, or there was nothing to do.</summary>
    Skipped,

    /// <summary>It failed.</summary>
    Failed,

    /// <summary>The host could not be reached.</summary>
    Unreachable,
}
