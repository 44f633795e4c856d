namespace PlaybookRunner.Jinja.Syntax;

/// <summary>The kinds of tokens; comments and the markers of <c>raw</c> never leave the lexer.</summary>
internal enum TokenKind
{
    Data,
    BlockBegin,
    BlockEnd,
    VariableBegin,
    VariableEnd,
    LineStatementBegin,
    LineStatementEnd,
    Name,
    String,
    Integer,
    Float,
    Operator,
    End,
}
