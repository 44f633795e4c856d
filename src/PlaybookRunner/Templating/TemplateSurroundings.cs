using PlaybookRunner.Modules;

namespace PlaybookRunner.Templating;

/// <summary>What a task lends to lookups and filters that run in its templates.</summary>
/// <param name="Files">The control node's files as the task finds them.</param>
/// <param name="Warn">Shows a warning.</param>
/// <param name="Cancellation">Ends evaluation and waits.</param>
internal sealed record TemplateSurroundings(IControlFiles Files, Action<string> Warn, CancellationToken Cancellation);
