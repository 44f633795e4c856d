using PlaybookRunner.Inventory;
using PlaybookRunner.Variables;

namespace PlaybookRunner.Execution;

/// <summary>What the batches of a play have in common.</summary>
/// <param name="Name">The play's name with its templates evaluated.</param>
/// <param name="Strategy">The strategy's name.</param>
/// <param name="All">All hosts of the play, in its order.</param>
/// <param name="Prompted">What <c>vars_prompt</c> asked for.</param>
/// <param name="Selection">Which tasks are run.</param>
internal sealed record PlayHosts(string Name, string Strategy, IReadOnlyList<Host> All, IVariableLayer Prompted, TaskSelection Selection);
