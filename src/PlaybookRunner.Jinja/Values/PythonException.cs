namespace PlaybookRunner.Jinja;

/// <summary>
/// The placeless error of an operator, method, filter or test, in Python's own words. The evaluator turns it into a
/// <c>JinjaException</c> that knows the place in the template.
/// </summary>
public sealed class PythonException : Exception
{
    /// <summary>Makes an error of a Python exception class.</summary>
    /// <param name="type">The exception class that Python would raise.</param>
    /// <param name="message">The message, as <c>str(exception)</c> gives it.</param>
    /// <param name="inner">The cause, if there is one.</param>
    public PythonException(PythonErrorType type, string message, Exception? inner = null)
        : base(message, inner) => Type = type;

    internal PythonException(Undefined undefined)
        : base(undefined.Message, undefined.Cause)
    {
        Type = PythonErrorType.Undefined;
        Undefined = undefined;
    }

    /// <summary>The exception class that Python would raise.</summary>
    public PythonErrorType Type { get; }

    /// <summary>The undefined value whose use is the error; null for errors of other types.</summary>
    public Undefined? Undefined { get; }

    internal static PythonException TypeError(string message) => new(PythonErrorType.TypeError, message);

    internal static PythonException ValueError(string message) => new(PythonErrorType.ValueError, message);

    internal static PythonException Overflow(string message) => new(PythonErrorType.OverflowError, message);

    internal static PythonException ZeroDivision(string message) => new(PythonErrorType.ZeroDivisionError, message);

    internal static PythonException KeyError(object? key) => new(PythonErrorType.KeyError, Python.Repr(key));

    internal static PythonException IndexError(string message) => new(PythonErrorType.IndexError, message);
}
