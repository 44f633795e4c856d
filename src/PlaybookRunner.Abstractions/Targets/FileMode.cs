namespace PlaybookRunner.Targets;

/// <summary>File permissions as users write them: a number, or symbolic clauses such as <c>u=rw,g=r,o=</c>, or <c>preserve</c>.</summary>
public abstract record FileMode
{
    private FileMode()
    {
    }

    /// <summary>Permission bits.</summary>
    /// <param name="Bits">0 to 4095 (octal 7777).</param>
    public sealed record Absolute(int Bits) : FileMode;

    /// <summary>Clauses that depend on what the path has now, as <c>chmod</c> reads them.</summary>
    /// <param name="Clauses">The text.</param>
    public sealed record Symbolic(string Clauses) : FileMode;

    /// <summary>The mode of the source file is kept.</summary>
    public sealed record Preserve : FileMode;
}
