namespace PlaybookRunner.Jinja;

/// <summary>Puts the arguments of a call into the order of a signature, in Python's way and with Python's error messages.</summary>
internal static class ArgumentBinder
{
    public static object? Invoke(FunctionDefinition function, JinjaContext context, CallArguments arguments)
    {
        int count = function.Signature.Parameters.Count;
        var buffer = new ArgumentBuffer();
        Span<object?> values = count <= ArgumentBuffer.Capacity ? buffer[..count] : new object?[count];
        ulong given = BindPositional(function, arguments.Positional, values, out object?[]? extra);
        given = BindNamed(function, arguments, values, given, out Dict? named);
        Complete(function, values, given);
        return function.Body(new JinjaCall(context, function, values, given, extra, named));
    }

    private static ulong BindPositional(FunctionDefinition function, ReadOnlySpan<object?> positional, Span<object?> values, out object?[]? extra)
    {
        Signature signature = function.Signature;
        int taken = Math.Min(positional.Length, signature.Positional);
        positional[..taken].CopyTo(values);
        extra = null;
        if (positional.Length > taken)
        {
            if (signature.ExtraName is null)
                throw TooMany(function, positional.Length);
            extra = positional[taken..].ToArray();
        }
        return taken == 64 ? ulong.MaxValue : (1ul << taken) - 1;
    }

    private static ulong BindNamed(FunctionDefinition function, CallArguments arguments, Span<object?> values, ulong given, out Dict? named)
    {
        named = null;
        for (int i = 0; i < arguments.Names.Length; i++)
        {
            string name = arguments.Names[i];
            int index = IndexOf(function.Signature, name);
            if (index >= 0 && (given >> index & 1) != 0)
                throw PythonException.TypeError($"{function.Name}() got multiple values for argument '{name}'");
            if (index >= 0)
            {
                values[index] = arguments.Named[i];
                given |= 1ul << index;
            }
            else if (function.Signature.NamedName is null)
                throw PythonException.TypeError($"{function.Name}() got an unexpected keyword argument '{name}'");
            else
                (named ??= new Dict()).Add(name, arguments.Named[i]);
        }
        return given;
    }

    /// <summary>Fills in the defaults of what was not given.</summary>
    private static void Complete(FunctionDefinition function, Span<object?> values, ulong given)
    {
        IReadOnlyList<Parameter> parameters = function.Signature.Parameters;
        for (int i = 0; i < values.Length; i++)
            if ((given >> i & 1) == 0)
                values[i] = parameters[i].IsRequired ? throw Missing(function, given) : parameters[i].Default;
    }

    internal static int IndexOf(Signature signature, string name)
    {
        for (int i = 0; i < signature.Parameters.Count; i++)
            if (signature.Parameters[i].Name == name)
                return i;
        return -1;
    }

    private static PythonException TooMany(FunctionDefinition function, int count)
    {
        Signature signature = function.Signature;
        string takes = signature.Required == signature.Positional
            ? Count(signature.Positional)
            : $"from {signature.Required} to {signature.Positional} positional arguments";
        return PythonException.TypeError($"{function.Name}() takes {takes} but {count} {(count == 1 ? "was" : "were")} given");

        static string Count(int number) => $"{number} positional argument{(number == 1 ? "" : "s")}";
    }

    private static PythonException Missing(FunctionDefinition function, ulong given)
    {
        bool Lacks(Parameter parameter, int index) => parameter.IsRequired && (given >> index & 1) == 0;
        var missing = function.Signature.Parameters.Where(Lacks).ToList();
        bool keywordOnly = missing.All(p => p.IsKeywordOnly);
        string[] names = [.. missing.Where(p => p.IsKeywordOnly == keywordOnly).Select(p => $"'{p.Name}'")];
        string list = names.Length switch
        {
            1 => names[0],
            2 => $"{names[0]} and {names[1]}",
            _ => string.Join(", ", names[..^1]) + ", and " + names[^1],
        };
        string kind = keywordOnly ? "keyword-only" : "positional";
        return PythonException.TypeError($"{function.Name}() missing {names.Length} required {kind} argument{(names.Length == 1 ? "" : "s")}: {list}");
    }
}
