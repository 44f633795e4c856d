using System.Numerics;
using PlaybookRunner.Jinja;

namespace PlaybookRunner.Templating;

/// <summary>How Ansible's functions read their arguments, and the errors they fail with.</summary>
internal static class Arguments
{
    public static PythonException TypeError(string message) => new(PythonErrorType.TypeError, message);

    public static PythonException ValueError(string message) => new(PythonErrorType.ValueError, message);

    public static bool IsText(object? value) => value is string or Markup;

    public static bool IsList(object? value) => value is IReadOnlyList<object?>;

    /// <summary>An optional text: null where it was not given or is null.</summary>
    public static string? TextOrNull(in JinjaCall call, int index) => call[index] is null ? null : Python.Str(call[index]);

    /// <summary>An argument that counts, whatever its type: numbers and texts of digits.</summary>
    public static long Whole(object? value) => value is long number ? number : Python.ToInteger(value) is long converted ? converted : throw ValueError("the number is too large");

    /// <summary>A number of any size as a value.</summary>
    public static object Number(BigInteger number) => number <= long.MaxValue && number >= long.MinValue ? (object)(long)number : number;

    /// <summary>Booleans as Ansible reads them: only 1, yes, on and true (in any case) are true.</summary>
    public static bool IsTrue(object? value) => value switch
    {
        bool truth => truth,
        string or Markup => Python.Str(value).ToUpperInvariant() is "YES" or "ON" or "1" or "TRUE",
        long or double => Python.Equal(value, 1L),
        _ => false,
    };
}
