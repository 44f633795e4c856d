using PlaybookRunner.Playbooks;

namespace PlaybookRunner.Execution;

/// <summary>A handler with its name as the notifying host sees it.</summary>
/// <param name="Handler">The handler.</param>
/// <param name="Name">Its own name, templates evaluated; null when it has none.</param>
internal sealed record NamedHandler(Handler Handler, string? Name);
