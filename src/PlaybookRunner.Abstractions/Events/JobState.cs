namespace PlaybookRunner.Events;

/// <summary>How the job of a task with <c>async</c> is going.</summary>
public enum JobState
{
    /// <summary>It has not ended.</summary>
    Running,

    /// <summary>It ended well.</summary>
    Succeeded,

    /// <summary>It failed, or took longer than it was given.</summary>
    Failed,
}
