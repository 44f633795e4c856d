namespace PlaybookRunner.Jinja;

/// <summary>The Python (or Jinja2) exception class that an operation on values would raise.</summary>
public enum PythonErrorType
{
    /// <summary>An operand or argument of the wrong type.</summary>
    TypeError,

    /// <summary>A value of the right type that cannot be used.</summary>
    ValueError,

    /// <summary>Division or modulo by zero, or zero to a negative power.</summary>
    ZeroDivisionError,

    /// <summary>A number that does not fit, or a result beyond a limit of size.</summary>
    OverflowError,

    /// <summary>A key that a mapping does not have.</summary>
    KeyError,

    /// <summary>A position outside a sequence.</summary>
    IndexError,

    /// <summary>An attribute that an object does not have.</summary>
    AttributeError,

    /// <summary>Nesting deeper than the stack allows.</summary>
    RecursionError,

    /// <summary>Text that cannot be encoded or bytes that cannot be decoded.</summary>
    UnicodeError,

    /// <summary>A name that is not defined.</summary>
    NameError,

    /// <summary>An iterator without further elements.</summary>
    StopIteration,

    /// <summary>A condition that was asserted does not hold.</summary>
    AssertionError,

    /// <summary>A codec, encoding or other entry that was looked up and not found.</summary>
    LookupError,

    /// <summary>A result larger than the limits allow.</summary>
    MemoryError,

    /// <summary>A run-time error of no other class, such as a mapping changed while it was iterated.</summary>
    RuntimeError,

    /// <summary>Jinja2's <c>FilterArgumentError</c>: a filter was called with arguments that do not fit.</summary>
    FilterArgument,

    /// <summary>Jinja2's <c>TemplateRuntimeError</c>: a mistake found while rendering that Jinja2 itself reports.</summary>
    TemplateRuntime,

    /// <summary>Jinja2's <c>UndefinedError</c>: an undefined value was used.</summary>
    Undefined,

    /// <summary>Jinja2's <c>SecurityError</c>: the sandbox refuses an access.</summary>
    Security,
}
