using PlaybookRunner.Content;
using PlaybookRunner.Events;
using PlaybookRunner.Inventory;
using PlaybookRunner.Playbooks;
using PlaybookRunner.Targets;
using PlaybookRunner.Templating;
using PlaybookRunner.Variables;

namespace PlaybookRunner.Execution;

/// <summary>What everything in a run shares.</summary>
internal sealed record RunServices
{
    public required RunOptions Options { get; init; }

    public required EventHub Events { get; init; }

    public required SecretMask Mask { get; init; }

    public required TemplateEngine Templates { get; init; }

    public required Conditions Conditions { get; init; }

    public required LookupRegistry Lookups { get; init; }

    public required ModuleRegistry Modules { get; init; }

    public required TargetOpener Targets { get; init; }

    public required ContentLoader Content { get; init; }

    public required PlaybookParser Parser { get; init; }

    public required RunInventory Inventory { get; init; }

    public required FactCache Facts { get; init; }

    public required TimeProvider Time { get; init; }

    /// <summary>Asks the person at the terminal; null when nobody is there.</summary>
    public AskPerson? Ask { get; init; }

    /// <summary>Asks before tasks where that is wanted.</summary>
    public required TaskConfirmation Confirmation { get; init; }

    /// <summary>The jobs that tasks left to the engine.</summary>
    public required BackgroundJobs Jobs { get; init; }

    /// <summary>Bounds how many hosts do work at once.</summary>
    public required SemaphoreSlim Forks { get; init; }

    /// <summary>The extra variables: nothing is above them.</summary>
    public required IVariableLayer ExtraVariables { get; init; }
}
