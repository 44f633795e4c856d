namespace PlaybookRunner.Modules;

/// <summary>The text by which a member of an option's enumeration is chosen, when it is not the member's name in snake case.</summary>
/// <param name="text">The text.</param>
[AttributeUsage(AttributeTargets.Field)]
public sealed class ChoiceAttribute(string text) : Attribute
{
    /// <summary>The text.</summary>
    public string Text { get; } = text;
}
