using PlaybookRunner.Playbooks;
using PlaybookRunner.Variables;

namespace PlaybookRunner.Execution;

/// <summary>Steps that an include brings in for one host and item, waiting for the host to walk them.</summary>
/// <param name="Inclusion">What it is, to tell it from what other hosts include.</param>
/// <param name="Steps">The steps.</param>
/// <param name="Item">The loop item's variables; null outside of loops.</param>
internal sealed record PendingInclude(Inclusion Inclusion, IReadOnlyList<Step> Steps, IVariableLayer? Item);
