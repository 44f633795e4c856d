using System.Text.RegularExpressions;

namespace PlaybookRunner.Jinja.Tests.Values;

/// <summary>Where we differ from the recorded outcomes on purpose: each row says what Python says, what we say, and why.</summary>
internal static class KnownDifferences
{
    private const string Arguments = @"argument|expected at|expected \d|must be str or None|first arg must be|must be a string|takes exactly|expects?";

    private static readonly (string Expected, string Actual, string Reason)[] Rows =
    [
        ($"^TypeError: .*({Arguments})", "^TypeError: .*argument", "functions written in C word wrong arguments in many ways; ours say it as functions written in Python do, and name the parameter"),
        ("^(TypeError|AttributeError): ", "^TypeError: .*argument '.*' must be str, not", "the filter says at once that it wants text, not what failed inside"),
        ("^TypeError: '>=' not supported", "^TypeError: 'str' object cannot be interpreted as an integer", "the filter says at once that it wants an integer"),
        ("^MemoryError: ", "^MemoryError: ", "Python says nothing there; we name the limit"),
        ("^TypeError: .*bytes", @"^TypeError: unsupported operand type\(s\) for %: 'bytes'", "printf-style formatting of bytes is not supported"),
        ("^NoneType None$", "^Undefined Undefined$", "the zone of a naive time cannot be told from a missing attribute"),
    ];

    /// <summary>Why an outcome that differs may; null if it may not.</summary>
    public static string? Reason(string expected, string actual) =>
        Rows.FirstOrDefault(row => Regex.IsMatch(expected, row.Expected) && Regex.IsMatch(actual, row.Actual)).Reason;

    /// <summary>Python has classes for the two directions of the Unicode error; we have one.</summary>
    public static string Simplify(string outcome) => Regex.Replace(outcome, "^Unicode(De|En)codeError", "UnicodeError");
}
