namespace PlaybookRunner.Jinja;

/// <summary>How large a single result may become. A larger one is a MemoryError, before memory is taken for it.</summary>
public sealed record Limits
{
    /// <summary>100 million characters and 10 million elements.</summary>
    public static readonly Limits Default = new();

    /// <summary>The longest text, in UTF-16 units, that repetition, padding, joining or formatting may produce.</summary>
    public int TextLength { get; init; } = 100_000_000;

    /// <summary>The most elements that a list made by repetition, range or a filter may have.</summary>
    public int Elements { get; init; } = 10_000_000;

    /// <summary>The most bits of an integer that a power or shift may produce.</summary>
    public int IntegerBits { get; init; } = 4_000_000;

    internal void CheckText(double length)
    {
        if (length > TextLength)
            throw new PythonException(PythonErrorType.MemoryError, $"the text would be longer than {TextLength} characters");
    }

    internal void CheckElements(double count)
    {
        if (count > Elements)
            throw new PythonException(PythonErrorType.MemoryError, $"the result would have more than {Elements} elements");
    }

    internal void CheckBits(double bits)
    {
        if (bits > IntegerBits)
            throw new PythonException(PythonErrorType.MemoryError, $"the integer would have more than {IntegerBits} bits");
    }
}
