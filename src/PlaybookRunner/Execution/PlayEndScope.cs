namespace PlaybookRunner.Execution;

/// <summary>What ends.</summary>
internal enum PlayEndScope
{
    /// <summary>The role for one host (<c>end_role</c>).</summary>
    Role,

    /// <summary>The play for one host (<c>end_host</c>).</summary>
    Host,

    /// <summary>The batch (<c>end_batch</c>).</summary>
    Batch,

    /// <summary>The play with all its batches (<c>end_play</c>).</summary>
    Play,
}
