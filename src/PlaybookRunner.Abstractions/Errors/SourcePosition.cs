namespace PlaybookRunner;

/// <summary>A place in a <see cref="SourceFile"/>.</summary>
/// <param name="File">The file.</param>
/// <param name="Line">The line, from 1.</param>
/// <param name="Column">The column, from 1, counted in UTF-16 code units.</param>
/// <param name="Length">How many code units the place covers on its line; 0 marks a point.</param>
public readonly record struct SourcePosition(SourceFile File, int Line, int Column, int Length = 0)
{
    /// <summary>The place as <c>file:line:column</c>.</summary>
    public override string ToString() => $"{File.Path}:{Line}:{Column}";
}
