namespace PlaybookRunner.Jinja;

/// <summary>A filter, test, global function or method: its name, its parameters and its body.</summary>
public sealed class FunctionDefinition
{
    /// <summary>Defines a function.</summary>
    /// <param name="name">The name under which error messages know it.</param>
    /// <param name="signature">Its parameters; for a filter, test or method the first one is the value it is applied to.</param>
    /// <param name="body">What it does.</param>
    public FunctionDefinition(string name, Signature signature, JinjaFunction body)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(signature);
        ArgumentNullException.ThrowIfNull(body);
        Name = name;
        Signature = signature;
        Body = body;
    }

    /// <summary>The name under which error messages know it.</summary>
    public string Name { get; }

    /// <summary>Its parameters.</summary>
    public Signature Signature { get; }

    /// <summary>What it does.</summary>
    public JinjaFunction Body { get; }

    /// <summary>Whether equal arguments always give equal results and nothing else is read or changed, so that a call with constants may be computed at compile time.</summary>
    public bool IsPure { get; init; }

    /// <summary>
    /// For a filter or test: whether it may be asked of an undefined value under <see cref="UndefinedKind.StrictChainable"/>, as <c>default</c> and <c>defined</c> may. Of others
    /// a filter yields the undefined value, and a test fails.
    /// </summary>
    public bool AcceptsUndefined { get; init; }

    /// <summary>The function as a value, made once.</summary>
    internal FunctionValue Value => field ??= new FunctionValue(this);

    /// <summary>Binds the arguments and runs the body.</summary>
    /// <param name="context">The context of the call site.</param>
    /// <param name="arguments">The arguments; for a filter, test or method the value comes first.</param>
    /// <returns>What the body returns.</returns>
    /// <exception cref="PythonException">The arguments do not fit, or the body threw it.</exception>
    public object? Invoke(JinjaContext context, CallArguments arguments) => ArgumentBinder.Invoke(this, context, arguments);
}
