namespace PlaybookRunner.Modules;

/// <summary>A module as the engine sees it: its names, its options, and how to run it with values by name. Written out by the source generator.</summary>
public sealed record ModuleDefinition
{
    /// <summary>The fully qualified name.</summary>
    public required string Name { get; init; }

    /// <summary>Further fully qualified names.</summary>
    public IReadOnlyList<string> Aliases { get; init; } = [];

    /// <summary>One sentence on what the module does.</summary>
    public string Description { get; init; } = "";

    /// <summary>The options in the order of their declaration.</summary>
    public required IReadOnlyList<OptionDefinition> Options { get; init; }

    /// <summary>The option that free-form text goes to; null when the module takes none.</summary>
    public string? FreeFormOption { get; init; }

    /// <summary>Whether options that are not declared are accepted.</summary>
    public bool AcceptsAnyOption { get; init; }

    /// <summary>Whether the module works in check mode.</summary>
    public bool SupportsCheckMode { get; init; } = true;

    /// <summary>Whether the module runs without the target being opened.</summary>
    public bool NeedsNoTarget { get; init; }

    /// <summary>Whether the module runs once for all hosts of the batch.</summary>
    public bool RunsOncePerBatch { get; init; }

    /// <summary>Whether the module can leave its work running on the target, given a <see cref="ModuleCall.Job"/>.</summary>
    public bool RunsDetached { get; init; }

    /// <summary>Binds values to the options and checks them.</summary>
    /// <exception cref="ModuleOptionException">An option is unknown, missing, or cannot be converted; the message names it.</exception>
    public required Func<IReadOnlyDictionary<string, object?>, BoundModule> Bind { get; init; }
}
