namespace PlaybookRunner.Jinja;

/// <summary>A call after binding: the arguments in the order of the signature, with defaults filled in. Valid only until the function returns.</summary>
public readonly ref struct JinjaCall
{
    private readonly ReadOnlySpan<object?> _values;
    private readonly ulong _given;
    private readonly object?[]? _extra;
    private readonly Dict? _named;

    internal JinjaCall(JinjaContext context, FunctionDefinition function, ReadOnlySpan<object?> values, ulong given, object?[]? extra, Dict? named)
    {
        Context = context;
        Function = function;
        _values = values;
        _given = given;
        _extra = extra;
        _named = named;
    }

    /// <summary>The function that was called.</summary>
    public FunctionDefinition Function { get; }

    /// <summary>Where the call stands: environment, variables, and ways to call other functions.</summary>
    public JinjaContext Context { get; }

    /// <summary>How many parameters the signature has.</summary>
    public int Count => _values.Length;

    /// <summary>The argument for a parameter, or its default.</summary>
    /// <param name="index">The parameter's place in the signature, from 0.</param>
    public object? this[int index] => _values[index];

    /// <summary>Whether the call gave a parameter, as opposed to its default standing in.</summary>
    /// <param name="index">The parameter's place in the signature, from 0.</param>
    /// <returns>Whether it was given.</returns>
    public bool IsGiven(int index) => (_given >> index & 1) != 0;

    /// <summary>The positional arguments beyond the parameters (<c>*args</c>).</summary>
    public IReadOnlyList<object?> Extra => _extra ?? [];

    /// <summary>The named arguments that are no parameters (<c>**kwargs</c>), in order; a new dictionary, which the function may keep.</summary>
    public Dict Named => _named ?? new Dict();

    /// <summary>Whether there are named arguments that are no parameters.</summary>
    public bool HasNamed => _named is { Count: > 0 };

    /// <summary>An argument that must be text.</summary>
    /// <param name="index">The parameter's place in the signature, from 0.</param>
    /// <returns>The text.</returns>
    /// <exception cref="PythonException">It is something else (<c>TypeError</c>).</exception>
    public string Text(int index) => ArgumentConverter.Text(this[index], this, index);

    /// <summary>An argument that must be an integer that fits 64 bits.</summary>
    /// <param name="index">The parameter's place in the signature, from 0.</param>
    /// <returns>The integer.</returns>
    /// <exception cref="PythonException">It is something else (<c>TypeError</c>) or too large (<c>OverflowError</c>).</exception>
    public long Integer(int index) => ArgumentConverter.Integer(this[index]);

    /// <summary>The truth of an argument, as Python sees it.</summary>
    /// <param name="index">The parameter's place in the signature, from 0.</param>
    /// <returns>Its truth.</returns>
    /// <exception cref="PythonException">It is an undefined value that may not be tested.</exception>
    public bool Boolean(int index) => Python.Truth(this[index]);

    /// <summary>An argument that must be iterable.</summary>
    /// <param name="index">The parameter's place in the signature, from 0.</param>
    /// <returns>Its elements.</returns>
    /// <exception cref="PythonException">It is not iterable (<c>TypeError</c>).</exception>
    public IEnumerable<object?> Sequence(int index) => Python.Iterate(this[index]);
}
