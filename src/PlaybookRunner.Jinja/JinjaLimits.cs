namespace PlaybookRunner.Jinja;

/// <summary>Budgets of one evaluation. Exceeding one ends it with a <see cref="JinjaLimitException"/>; the process is never at risk.</summary>
public sealed record JinjaLimits
{
    /// <summary>The limits used where a host sets none.</summary>
    public static JinjaLimits Default { get; } = new();

    /// <summary>Loop iterations, calls and repeated operations, counted together.</summary>
    public long Steps { get; init; } = 100_000_000;

    /// <summary>Nested macro calls, includes, blocks and recursive loops.</summary>
    public int Depth { get; init; } = 500;

    /// <summary>Characters of output, in UTF-16 units.</summary>
    public int Output { get; init; } = 100_000_000;

    /// <summary>How large a single value may become that an operation, filter or function makes.</summary>
    public Limits Values { get; init; } = Limits.Default;

    /// <summary>Length of a <c>range</c> under a sandbox policy; Jinja2's <c>MAX_RANGE</c>.</summary>
    public int Range { get; init; } = 100_000;
}
