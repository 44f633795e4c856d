namespace PlaybookRunner.Jinja;

public static partial class Python
{
    /// <summary>The method of a value's Python type, or null if it has none of that name. Its first parameter takes the value.</summary>
    public static FunctionDefinition? FindMethod(object? value, string name) => MethodTables.Find(KindOf(value), name);

    /// <summary>Whether a mapping has a method of that name, so that <c>value.name</c> does not mean an element.</summary>
    public static bool IsDictMethod(string name) => MethodTables.Find(Kind.Dict, name) is not null;

    /// <summary>Python's <c>getattr(value, name)</c> where it succeeds: a bound method, a part of a date, an attribute of an object of the host.</summary>
    public static bool TryGetAttribute(object? value, string name, out object? attribute)
    {
        if (value is IJinjaObject known)
            return known.TryGetAttribute(name, out attribute);
        if (FindMethod(value, name) is { } method)
        {
            attribute = new FunctionValue(method, value);
            return true;
        }

        return DataAttributes.TryGet(value, name, out attribute);
    }

    /// <summary>Python's <c>getattr(value, name)</c>.</summary>
    /// <exception cref="PythonException">AttributeError: there is no such attribute; or the value is undefined.</exception>
    public static object? GetAttribute(object? value, string name)
    {
        if (TryGetAttribute(value, name, out var attribute))
            return attribute;
        throw (value as Undefined)?.Error() ?? new PythonException(PythonErrorType.AttributeError, $"'{TypeName(value)}' object has no attribute '{name}'");
    }
}
