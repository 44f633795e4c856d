namespace PlaybookRunner.Jinja.Syntax;

internal enum OpeningKind
{
    Raw,
    Comment,
    Block,
    Variable,
    LineStatement,
    LineComment,
}

/// <summary>A delimiter that ends plain text.</summary>
internal readonly record struct Opening(OpeningKind Kind, string Text)
{
    /// <summary>The delimiters in the order in which they are tried at one place: longer ones first, and ties as Jinja2 breaks them.</summary>
    public static Opening[] Order(JinjaOptions options) => IsUsual(options) ? Usual : OrderOf(options);

    private static readonly Opening[] Usual = OrderOf(JinjaOptions.Default);

    private static bool IsUsual(JinjaOptions options) => ReferenceEquals(options, JinjaOptions.Default)
        || (options.LineStatementPrefix is null && options.LineCommentPrefix is null && options.VariableStart == JinjaOptions.Default.VariableStart
            && options.BlockStart == JinjaOptions.Default.BlockStart && options.CommentStart == JinjaOptions.Default.CommentStart);

    private static Opening[] OrderOf(JinjaOptions options)
    {
        var all = new List<Opening>
        {
            new(OpeningKind.Variable, options.VariableStart),
            new(OpeningKind.LineStatement, options.LineStatementPrefix ?? ""),
            new(OpeningKind.LineComment, options.LineCommentPrefix ?? ""),
            new(OpeningKind.Comment, options.CommentStart),
            new(OpeningKind.Block, options.BlockStart),
        };
        return [.. all.Where(opening => opening.Text.Length > 0).OrderByDescending(opening => opening.Text.Length)];
    }
}

/// <summary>An opening delimiter found in the source, with its whitespace sign (<c>-</c>, <c>+</c> or none).</summary>
internal readonly record struct Found(OpeningKind Kind, int Start, int End, char Sign);
