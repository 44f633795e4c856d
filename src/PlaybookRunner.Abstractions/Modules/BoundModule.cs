namespace PlaybookRunner.Modules;

/// <summary>A module with its options bound, ready to run.</summary>
/// <param name="RunAsync">Runs it.</param>
/// <param name="Invocation">The options as they were understood, secrets masked, for <c>invocation</c> in verbose results.</param>
/// <param name="Secrets">The values of secret options, to be masked in everything that the task yields.</param>
public sealed record BoundModule(
    Func<ModuleCall, CancellationToken, Task<ModuleResult>> RunAsync,
    IReadOnlyDictionary<string, object?> Invocation,
    IReadOnlyList<string> Secrets);
