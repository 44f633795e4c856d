namespace PlaybookRunner.Jinja;

/// <summary>A function as a value: a global function, or a method together with the object it was read from.</summary>
public sealed class FunctionValue : JinjaCallable
{
    /// <summary>Makes a value of a function.</summary>
    /// <param name="function">The function.</param>
    public FunctionValue(FunctionDefinition function) => Function = function;

    /// <summary>Binds a method to its object.</summary>
    /// <param name="function">The method; its first parameter takes the object.</param>
    /// <param name="self">The object.</param>
    public FunctionValue(FunctionDefinition function, object? self)
        : this(function) => (Self, IsBound) = (self, true);

    /// <summary>The function.</summary>
    public FunctionDefinition Function { get; }

    /// <summary>The object of a bound method; null for a function.</summary>
    public object? Self { get; }

    /// <summary>Whether it is a method with its object.</summary>
    internal bool IsBound { get; }

    /// <inheritdoc/>
    public override string Name => Function.Name;

    /// <inheritdoc/>
    public override object? Invoke(JinjaContext context, CallArguments arguments) =>
        IsBound ? InvokeBound(context, arguments) : Function.Invoke(context, arguments);

    private object? InvokeBound(JinjaContext context, CallArguments arguments)
    {
        int count = arguments.Positional.Length + arguments.Named.Length + 1;
        var buffer = new ArgumentBuffer();
        Span<object?> values = count <= ArgumentBuffer.Capacity ? buffer[..count] : new object?[count];
        values[0] = Self;
        arguments.Positional.CopyTo(values[1..]);
        arguments.Named.CopyTo(values[(arguments.Positional.Length + 1)..]);
        return Function.Invoke(context, new CallArguments(values, arguments.Names));
    }

    /// <inheritdoc/>
    public override string ToString() => IsBound
        ? $"<built-in method {Name} of {Python.TypeName(Self)} object>"
        : $"<function {Name}>";
}
