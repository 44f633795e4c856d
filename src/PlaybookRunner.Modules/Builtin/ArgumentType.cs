namespace PlaybookRunner.Modules.Builtin;

/// <summary>The types of argument specifications by name, converted by the rules of module options.</summary>
internal static class ArgumentType
{
    /// <summary>Converts a value.</summary>
    /// <param name="name">The argument's name, for errors.</param>
    /// <param name="type">The type's name.</param>
    /// <param name="value">The value; not null.</param>
    /// <exception cref="ModuleOptionException">The value cannot be converted, or there is no such type.</exception>
    public static object? Convert(string name, string type, object? value)
    {
        var reader = new OptionReader(new OptionTable("", new OptionEntry(name, type)), new Dictionary<string, object?> { [name] = value });
        return type switch
        {
            "str" or "path" => reader.Text(0),
            "bool" => reader.Bool(0),
            "int" => reader.Integer(0),
            "float" => reader.Float(0),
            "bytes" or "bits" => reader.Size(0),
            "list" => reader.List(0),
            "dict" => reader.Mapping(0),
            "raw" or "json" or "jsonarg" => value,
            _ => throw new ModuleOptionException(name, $"argument '{name}' has the type '{type}', which does not exist"),
        };
    }
}
