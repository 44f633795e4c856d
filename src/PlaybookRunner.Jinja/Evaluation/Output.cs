namespace PlaybookRunner.Jinja.Evaluation;

/// <summary>
/// Where statements write. Macros, blocks and block assignments write into the same output and then take their part out of it again, so that no buffer is made for them.
/// </summary>
internal abstract class Output
{
    /// <summary>The place up to which has been written.</summary>
    public abstract int Mark { get; }

    /// <summary>Writes text of the template itself.</summary>
    public abstract void WriteText(string text);

    /// <summary>Writes the value of an expression.</summary>
    public abstract void Write(object? value, bool escape);

    /// <summary>Removes what was written after a mark and returns it as a value.</summary>
    public abstract object? Take(int mark, bool isMarkup);

    /// <summary>Removes what was written after a mark.</summary>
    public abstract void Truncate(int mark);

    /// <summary>Prepares for the next evaluation.</summary>
    public abstract void Reset();
}
