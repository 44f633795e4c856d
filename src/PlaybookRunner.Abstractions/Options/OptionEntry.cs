namespace PlaybookRunner.Modules;

/// <summary>What the binding of an option needs to know at run time.</summary>
/// <param name="Name">The option's name.</param>
/// <param name="Type">The type by Ansible's name, for messages.</param>
public sealed record OptionEntry(string Name, string Type)
{
    /// <summary>Other names.</summary>
    public IReadOnlyList<string> Aliases { get; init; } = [];

    /// <summary>Whether it must be given.</summary>
    public bool Required { get; init; }

    /// <summary>Whether it has a value when it is not given.</summary>
    public bool HasDefault { get; init; }

    /// <summary>Whether its value is masked everywhere.</summary>
    public bool IsSecret { get; init; }
}
