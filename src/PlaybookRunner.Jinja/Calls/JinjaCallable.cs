namespace PlaybookRunner.Jinja;

/// <summary>A value that a template can call: a function, a macro, a bound method, a recursive loop.</summary>
public abstract class JinjaCallable
{
    /// <summary>The name under which error messages know it.</summary>
    public abstract string Name { get; }

    /// <summary>Calls it.</summary>
    /// <param name="context">The context of the call site.</param>
    /// <param name="arguments">The arguments as written there.</param>
    /// <returns>What the call yields.</returns>
    /// <exception cref="PythonException">The arguments do not fit, or the function failed.</exception>
    public abstract object? Invoke(JinjaContext context, CallArguments arguments);

    /// <summary>Python's <c>repr</c> of it.</summary>
    public override string ToString() => $"<function {Name}>";
}
