namespace PlaybookRunner.Execution;

/// <summary>How a play ended, for what may come after it.</summary>
internal enum PlayEnd
{
    /// <summary>No host failed.</summary>
    Success,

    /// <summary>Hosts failed in its last batch: the plays of this playbook go on with the others, but no further playbook runs.</summary>
    HostsFailed,

    /// <summary>All hosts of a batch failed, or more than the play allows: no further play runs.</summary>
    NoHostsLeft,
}
