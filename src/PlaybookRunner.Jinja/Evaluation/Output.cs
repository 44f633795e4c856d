namespace PlaybookRunner.Jinja.Evaluation;

/// <summary>
/// Where statements write. Macros, blocks and block assignments write into the same output and then take their part out of it again, so that no buffer is made for them.
/// </summary>
internal abstract class Output
{
    /// <summary>The place up to which has been written.</summary>
    public abstract int Position { get; }

    /// <summary>Whether what is written now will be taken out as a value.</summary>
    protected bool IsCapturing => _captures > 0;

    private int _captures;

    /// <summary>Starts to write a part that <see cref="Take"/> will take out again.</summary>
    public int Begin()
    {
        _captures++;
        return Position;
    }

    /// <summary>Writes text of the template itself.</summary>
    public abstract void WriteText(string text);

    /// <summary>Writes text of the template itself.</summary>
    public abstract void WriteText(ReadOnlySpan<char> text);

    /// <summary>Writes the value of an expression.</summary>
    public abstract void Write(object? value, bool escape);

    /// <summary>Removes what was written since <see cref="Begin"/> and returns it as a value.</summary>
    public object? Take(int begin, bool isMarkup)
    {
        _captures--;
        return Cut(begin, isMarkup);
    }

    /// <summary>Removes what was written after a place and returns it as a value.</summary>
    public abstract object? Cut(int position, bool isMarkup);

    /// <summary>Removes what was written after a place.</summary>
    public abstract void Truncate(int position);

    /// <summary>Makes room for as much as the template wrote the last time.</summary>
    public virtual void Expect(int length)
    {
    }

    /// <summary>Prepares for the next evaluation.</summary>
    public virtual void Reset() => _captures = 0;
}
