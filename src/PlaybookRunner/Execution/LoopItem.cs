using PlaybookRunner.Variables;

namespace PlaybookRunner.Execution;

/// <summary>An item of a task's loop.</summary>
/// <param name="Index">Its index, from 0.</param>
/// <param name="Layer">The variables it sets.</param>
internal sealed record LoopItem(int Index, IVariableLayer Layer);
