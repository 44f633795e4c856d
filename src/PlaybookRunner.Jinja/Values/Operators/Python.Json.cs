namespace PlaybookRunner.Jinja;

public static partial class Python
{
    /// <summary>Python's <c>json.dumps(value, …)</c>.</summary>
    /// <exception cref="PythonException">TypeError: a value or key cannot be written; ValueError: a container contains itself; or the text would be too long.</exception>
    public static string ToJson(object? value, JsonFormat format, Limits limits) => new JsonWriter(format, limits).Write(value);
}
