using PlaybookRunner.Variables;

namespace PlaybookRunner.Execution;

/// <summary>What magic variables are computed from.</summary>
internal sealed record MagicContext(RunServices Services, PlayRun Play, HostState Host, Func<VariableScope> Scope);
