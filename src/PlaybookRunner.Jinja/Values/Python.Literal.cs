using PlaybookRunner.Jinja.Evaluation;

namespace PlaybookRunner.Jinja;

public static partial class Python
{
    /// <summary>The value of a text that is a Python literal (<c>ast.literal_eval</c>); any other text as it is.</summary>
    public static object? Literal(string text) => PythonLiteral.Read(text);
}
