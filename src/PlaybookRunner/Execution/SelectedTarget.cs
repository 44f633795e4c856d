using PlaybookRunner.Connections;
using PlaybookRunner.Targets;

namespace PlaybookRunner.Execution;

/// <summary>A target and how it was reached.</summary>
/// <param name="Target">The target.</param>
/// <param name="Connection">The connection's settings; null for the local machine.</param>
internal sealed record SelectedTarget(ITarget Target, ConnectionSettings? Connection);
