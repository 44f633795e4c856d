using PlaybookRunner.Commands;

namespace PlaybookRunner.Testing;

/// <summary>What a <see cref="MemoryTarget"/> answers to some commands.</summary>
internal sealed record ScriptedCommand(Func<CommandRequest, bool> Fits, Func<CommandRequest, CommandResult> Answer);
