namespace PlaybookRunner.Generators.Models;

/// <summary>A rule among options.</summary>
/// <param name="Kind">The attribute's name without its ending, such as <c>RequiredIf</c>.</param>
/// <param name="Options">The options it names; of <c>RequiredBy</c> and <c>RequiredIf</c> the first one is the condition.</param>
internal sealed record RuleModel(string Kind, EquatableArray<string> Options)
{
    public string Value { get; init; } = "";

    public bool AnyOf { get; init; }
}
