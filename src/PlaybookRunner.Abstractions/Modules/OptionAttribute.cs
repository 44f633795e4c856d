namespace PlaybookRunner.Modules;

/// <summary>
/// Says more about an option than its property does. The option's name is the property's in snake case, its type the property's type, it is required
/// when the property is <c>required</c>, and its default is the property's initial value; the XML summary is its description.
/// </summary>
/// <remarks>
/// Property types: <c>string</c>, <c>bool</c>, <c>int</c>, <c>long</c>, <c>double</c>, their nullable forms, an <c>enum</c> (choices in snake case, or as
/// <see cref="ChoiceAttribute"/> says), <c>IReadOnlyList&lt;string&gt;</c> (also from comma-separated text), <c>IReadOnlyList&lt;long&gt;</c>, <c>IReadOnlyList&lt;object?&gt;</c>,
/// <c>IReadOnlyDictionary&lt;string, object?&gt;</c>, <c>IReadOnlyDictionary&lt;string, string&gt;</c>, <c>object?</c> (raw), <see cref="Secret"/>, <see cref="Targets.FileMode"/>, another options class
/// (suboptions) or a list of one.
/// </remarks>
[AttributeUsage(AttributeTargets.Property)]
public sealed class OptionAttribute : Attribute
{
    /// <summary>The option's name when it is not the property's in snake case.</summary>
    public string? Name { get; init; }

    /// <summary>Other names of the option.</summary>
    public string[] Aliases { get; init; } = [];

    /// <summary>Values that the option may have, for a <c>string</c> or list property.</summary>
    public string[] Choices { get; init; } = [];

    /// <summary>Whether the value is a size in bytes that may carry a unit (<c>10M</c>), for a <c>long</c> property.</summary>
    public bool IsSize { get; init; }

    /// <summary>Whether the value is a path: <c>~</c> and environment variables of the target's user are expanded by the target.</summary>
    public bool IsPath { get; init; }

    /// <summary>Whether the value is masked everywhere, as with <c>no_log</c> in an argument specification.</summary>
    public bool IsSecret { get; init; }

    /// <summary>Whether the value is not templated before the module sees it: an expression the module evaluates (<c>assert: that</c>, <c>debug: var</c>).</summary>
    public bool IsExpression { get; init; }

    /// <summary>Whether the property collects all options that are not declared; its type is <c>IReadOnlyDictionary&lt;string, object?&gt;</c>.</summary>
    public bool CollectsRest { get; init; }
}
