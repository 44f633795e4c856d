namespace PlaybookRunner.Modules;

/// <summary>Options that exclude each other; on the options class.</summary>
/// <param name="options">Option names, at least two.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true)]
public sealed class MutuallyExclusiveAttribute(params string[] options) : Attribute
{
    /// <summary>The option names.</summary>
    public string[] Options { get; } = options;
}

/// <summary>Options of which at least one must be given; on the options class.</summary>
/// <param name="options">Option names, at least two.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true)]
public sealed class RequiredOneOfAttribute(params string[] options) : Attribute
{
    /// <summary>The option names.</summary>
    public string[] Options { get; } = options;
}

/// <summary>Options that must be given together or not at all; on the options class.</summary>
/// <param name="options">Option names, at least two.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true)]
public sealed class RequiredTogetherAttribute(params string[] options) : Attribute
{
    /// <summary>The option names.</summary>
    public string[] Options { get; } = options;
}

/// <summary>Options that must be given when another option has a value; on the options class.</summary>
/// <param name="option">The other option's name.</param>
/// <param name="value">Its value, as text.</param>
/// <param name="required">The options that are then required.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true)]
public sealed class RequiredIfAttribute(string option, string value, params string[] required) : Attribute
{
    /// <summary>The other option's name.</summary>
    public string Option { get; } = option;

    /// <summary>Its value, as text.</summary>
    public string Value { get; } = value;

    /// <summary>The options that are then required.</summary>
    public string[] Required { get; } = required;

    /// <summary>Whether one of <see cref="Required"/> is enough.</summary>
    public bool AnyOf { get; init; }
}

/// <summary>Options that must be given when another option is given at all; on the options class.</summary>
/// <param name="option">The other option's name.</param>
/// <param name="required">The options that are then required.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true)]
public sealed class RequiredByAttribute(string option, params string[] required) : Attribute
{
    /// <summary>The other option's name.</summary>
    public string Option { get; } = option;

    /// <summary>The options that are then required.</summary>
    public string[] Required { get; } = required;
}
