namespace PlaybookRunner.Modules;

/// <summary>An option is unknown, missing, or cannot be converted. It has no place of its own: the engine adds the option's.</summary>
public sealed class ModuleOptionException : Exception
{
    /// <summary>Describes what is wrong with an option.</summary>
    /// <param name="option">The option's name as it was given; null when options are missing or exclude each other.</param>
    /// <param name="message">What is wrong, and what is close or allowed.</param>
    public ModuleOptionException(string? option, string message)
        : base(message) => Option = option;

    /// <summary>The option's name as it was given; null when the fault is not with a single one.</summary>
    public string? Option { get; }

    /// <summary>What was probably meant; null when nothing is close.</summary>
    public string? Hint { get; init; }
}
