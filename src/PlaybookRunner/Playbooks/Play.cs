using PlaybookRunner.Content;

namespace PlaybookRunner.Playbooks;

/// <summary>A play: hosts, and what is done on them.</summary>
internal sealed record Play
{
    public required SourcePosition Position { get; init; }

    public Setting<string>? Name { get; init; }

    /// <summary>Host patterns: a text, a list of them, or a template of either.</summary>
    public required ContentValue Hosts { get; init; }

    /// <summary>The keywords that everything in the play inherits.</summary>
    public required Keywords Keywords { get; init; }

    /// <summary>The folder of the playbook file: where <c>group_vars</c>, <c>roles</c> and relative file names are looked up.</summary>
    public required string Folder { get; init; }

    public IReadOnlyList<Step> PreTasks { get; init; } = [];

    public IReadOnlyList<RoleRun> Roles { get; init; } = [];

    public IReadOnlyList<Step> Tasks { get; init; } = [];

    public IReadOnlyList<Step> PostTasks { get; init; } = [];

    /// <summary>All handlers known before the run, those of roles before the play's own. Of two with the same name the later one is meant.</summary>
    public IReadOnlyList<Handler> Handlers { get; init; } = [];

    public VariableSet Vars { get; init; } = VariableSet.Empty;

    /// <summary>Variable files: a path, or a list of paths of which the first that exists is read.</summary>
    public IReadOnlyList<ContentValue> VarsFiles { get; init; } = [];

    public IReadOnlyList<VarsPrompt> VarsPrompt { get; init; } = [];

    public Setting<bool>? GatherFacts { get; init; }

    public IReadOnlyList<Setting<string>> GatherSubset { get; init; } = [];

    /// <summary>Seconds.</summary>
    public Setting<long>? GatherTimeout { get; init; }

    public Setting<string>? FactPath { get; init; }

    public Setting<bool>? ForceHandlers { get; init; }

    /// <summary>Percent of the batch that may fail before the play ends.</summary>
    public Setting<double>? MaxFailPercentage { get; init; }

    /// <summary>Batch sizes: numbers, or texts such as <c>30%</c>; empty: all hosts at once.</summary>
    public IReadOnlyList<ContentValue> Serial { get; init; } = [];

    public Setting<string>? Strategy { get; init; }

    public Setting<string>? Order { get; init; }
}
