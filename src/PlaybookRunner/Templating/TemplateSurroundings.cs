using PlaybookRunner.Modules;

namespace PlaybookRunner.Templating;

/// <summary>What a task lends to lookups and filters that run in its templates.</summary>
/// <param name="Files">The control node's files as the task finds them.</param>
/// <param name="Conditions">Evaluates conditions.</param>
/// <param name="Position">Where the task, or whatever evaluates templates, is written.</param>
/// <param name="Warn">Shows a warning.</param>
/// <param name="Cancellation">Ends evaluation and waits.</param>
internal sealed record TemplateSurroundings(IControlFiles Files, Conditions Conditions, SourcePosition Position, Action<string> Warn, CancellationToken Cancellation)
{
    /// <summary>The folders that relative names are looked up in, nearest first (<c>ansible_search_path</c>).</summary>
    public IReadOnlyList<string> SearchPath { get; init; } = [];
}
