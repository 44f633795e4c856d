namespace PlaybookRunner.Generators.Models;

/// <summary>An option: a property of an options class.</summary>
/// <param name="Property">The property's name.</param>
/// <param name="Name">The option's name.</param>
/// <param name="Kind">How it is read.</param>
internal sealed record OptionModel(string Property, string Name, OptionKind Kind)
{
    public EquatableArray<string> Aliases { get; init; }

    /// <summary>The texts it may have.</summary>
    public EquatableArray<string> Choices { get; init; }

    /// <summary>The members of an enumeration, in the order of <see cref="Choices"/>.</summary>
    public EquatableArray<string> Members { get; init; }

    /// <summary>The fully qualified enumeration.</summary>
    public string EnumType { get; init; } = "";

    public bool Required { get; init; }

    public bool IsValueType { get; init; }

    public bool IsNullable { get; init; }

    public bool HasDefault { get; init; }

    /// <summary>The default for documentation; null for none.</summary>
    public string? DefaultText { get; init; }

    public string Description { get; init; } = "";

    public bool IsPath { get; init; }

    public bool IsSecret { get; init; }

    public bool IsExpression { get; init; }

    public OptionsModel? Suboptions { get; init; }

    /// <summary>The type by Ansible's name.</summary>
    public string AnsibleType => Kind switch
    {
        OptionKind.Bool => "bool",
        OptionKind.Integer or OptionKind.ShortInteger => "int",
        OptionKind.Float => "float",
        OptionKind.Size => "bytes",
        OptionKind.Mode or OptionKind.Raw => "raw",
        OptionKind.Texts or OptionKind.Integers or OptionKind.List or OptionKind.SuboptionList => "list",
        OptionKind.Mapping or OptionKind.TextMapping or OptionKind.Suboptions or OptionKind.Rest => "dict",
        _ => IsPath ? "path" : "str",
    };

    /// <summary>The type of a list's elements by Ansible's name; null when it is no list.</summary>
    public string? Elements => Kind switch
    {
        OptionKind.Texts => IsPath ? "path" : "str",
        OptionKind.Integers => "int",
        OptionKind.List => "raw",
        OptionKind.SuboptionList => "dict",
        _ => null,
    };
}
