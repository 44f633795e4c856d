namespace PlaybookRunner.Content;

/// <summary>How the text of a scalar lies in its file, so that a place inside the text can be shown in the file.</summary>
/// <param name="Indent">Columns before the text on each line of a block scalar.</param>
/// <param name="FirstLine">How many lines below the scalar's position its text starts.</param>
/// <param name="FirstColumn">How many columns right of the scalar's position its first line starts, when that is on the same line.</param>
/// <param name="KeepsLines">Whether a line of the text is a line of the file; where lines are folded only the first one can be located.</param>
internal readonly record struct TextLayout(int Indent, int FirstLine, int FirstColumn, bool KeepsLines)
{
    public SourcePosition Locate(SourcePosition start, int line, int column, int length)
    {
        if (FirstLine > 0)
            return KeepsLines || line == 1 ? start with { Line = start.Line + FirstLine + line - 1, Column = Indent + column, Length = length } : start;
        return line == 1 ? start with { Column = start.Column + FirstColumn + column - 1, Length = length } : start;
    }
}
