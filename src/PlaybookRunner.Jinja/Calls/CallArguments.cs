namespace PlaybookRunner.Jinja;

/// <summary>
/// The arguments at a call site, before they are bound to parameters: positional ones first, then those given by name.
/// It lives on the stack: an ordinary call allocates nothing.
/// </summary>
public readonly ref struct CallArguments
{
    private readonly ReadOnlySpan<object?> _values;

    /// <summary>Creates arguments that are all positional.</summary>
    /// <param name="positional">The arguments in order.</param>
    public CallArguments(ReadOnlySpan<object?> positional)
    {
        _values = positional;
        Names = [];
    }

    /// <summary>Creates arguments of which the last ones have names.</summary>
    /// <param name="values">Positional arguments, then named ones.</param>
    /// <param name="names">The names of the last values, in their order.</param>
    public CallArguments(ReadOnlySpan<object?> values, ReadOnlySpan<string> names)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(names.Length, values.Length);
        _values = values;
        Names = names;
    }

    /// <summary>The arguments given by position.</summary>
    public ReadOnlySpan<object?> Positional => _values[..(_values.Length - Names.Length)];

    /// <summary>The names of the arguments given by name.</summary>
    public ReadOnlySpan<string> Names { get; }

    /// <summary>The values of the arguments given by name, in the order of <see cref="Names"/>.</summary>
    public ReadOnlySpan<object?> Named => _values[(_values.Length - Names.Length)..];
}
