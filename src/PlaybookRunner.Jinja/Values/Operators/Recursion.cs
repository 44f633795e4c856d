using System.Runtime.CompilerServices;

namespace PlaybookRunner.Jinja;

/// <summary>Turns nesting that would exhaust the stack into Python's RecursionError.</summary>
internal static class Recursion
{
    public static void Guard()
    {
        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack())
            throw new PythonException(PythonErrorType.RecursionError, "maximum recursion depth exceeded");
    }
}
