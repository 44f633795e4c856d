namespace PlaybookRunner.Modules;

/// <summary>An option of a module, for documentation and checks before a run.</summary>
/// <param name="Name">The option's name.</param>
/// <param name="Type">The type by Ansible's name: <c>str</c>, <c>bool</c>, <c>int</c>, <c>float</c>, <c>list</c>, <c>dict</c>, <c>path</c>, <c>raw</c>, <c>bytes</c>.</param>
public sealed record OptionDefinition(string Name, string Type)
{
    /// <summary>Other names.</summary>
    public IReadOnlyList<string> Aliases { get; init; } = [];

    /// <summary>Whether it must be given.</summary>
    public bool Required { get; init; }

    /// <summary>The default as text; null for none.</summary>
    public string? Default { get; init; }

    /// <summary>The values it may have; empty for any.</summary>
    public IReadOnlyList<string> Choices { get; init; } = [];

    /// <summary>The type of a list's elements by Ansible's name; null when it is no list.</summary>
    public string? Elements { get; init; }

    /// <summary>What it means.</summary>
    public string Description { get; init; } = "";

    /// <summary>Whether its value is masked everywhere.</summary>
    public bool IsSecret { get; init; }

    /// <summary>Whether its value reaches the module untemplated.</summary>
    public bool IsExpression { get; init; }

    /// <summary>Options of its mappings, when it has suboptions.</summary>
    public IReadOnlyList<OptionDefinition> Suboptions { get; init; } = [];
}
