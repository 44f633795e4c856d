namespace PlaybookRunner.Execution;

/// <summary>Something that a dynamic include brings in: two hosts that include the same file for the same item have equal inclusions.</summary>
/// <param name="Name">The file's path, or the role's name and its entry file.</param>
/// <param name="ItemIndex">The index of the loop item; 0 outside of loops.</param>
/// <param name="Label">The item's label; null outside of loops.</param>
internal sealed record Inclusion(string Name, int ItemIndex, string? Label);
