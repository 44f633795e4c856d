namespace PlaybookRunner.Modules.Builtin;

/// <summary>Facts that were gathered earlier, so that modules need not ask the target again.</summary>
internal static class TargetFacts
{
    /// <summary>A fact that is a text.</summary>
    /// <param name="call">The call.</param>
    /// <param name="name">The fact's name without the prefix <c>ansible_</c>.</param>
    /// <returns>The text; null when the fact was not gathered.</returns>
    public static string? Text(ModuleCall call, string name) => call.TryGetVariable("ansible_" + name, out var value) ? value as string : null;
}
