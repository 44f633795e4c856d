namespace PlaybookRunner.Jinja;

/// <summary>The settings of an environment, by Jinja2's names and with Jinja2's defaults.</summary>
public sealed record JinjaOptions
{
    /// <summary>The defaults.</summary>
    public static JinjaOptions Default { get; } = new();

    /// <summary>What opens a statement: <c>{%</c>.</summary>
    public string BlockStart { get; init; } = "{%";

    /// <summary>What closes a statement: <c>%}</c>.</summary>
    public string BlockEnd { get; init; } = "%}";

    /// <summary>What opens an expression: <c>{{</c>.</summary>
    public string VariableStart { get; init; } = "{{";

    /// <summary>What closes an expression: <c>}}</c>.</summary>
    public string VariableEnd { get; init; } = "}}";

    /// <summary>What opens a comment: <c>{#</c>.</summary>
    public string CommentStart { get; init; } = "{#";

    /// <summary>What closes a comment: <c>#}</c>.</summary>
    public string CommentEnd { get; init; } = "#}";

    /// <summary>What makes a whole line a statement; null for none.</summary>
    public string? LineStatementPrefix { get; init; }

    /// <summary>What makes the rest of a line a comment; null for none.</summary>
    public string? LineCommentPrefix { get; init; }

    /// <summary>Whether the first newline after a statement or comment is removed.</summary>
    public bool TrimBlocks { get; init; }

    /// <summary>Whether blanks from the start of a line to a statement or comment are removed.</summary>
    public bool LstripBlocks { get; init; }

    /// <summary>Whether a single newline at the end of the source is kept.</summary>
    public bool KeepTrailingNewline { get; init; }

    /// <summary>What each newline of the source becomes: <c>\n</c>, <c>\r\n</c> or <c>\r</c>.</summary>
    public string NewlineSequence { get; init; } = "\n";

    /// <summary>Whether values are HTML-escaped on output; <c>{% autoescape %}</c> changes it inside a template.</summary>
    public bool Autoescape { get; init; }

    /// <summary>Decides autoescaping per template from its name; null to use <see cref="Autoescape"/> for all.</summary>
    public Func<string?, bool>? SelectAutoescape { get; init; }

    /// <summary>Whether <c>{% do %}</c> exists (Jinja2's extension of that name).</summary>
    public bool DoStatement { get; init; }

    /// <summary>Whether <c>{% break %}</c> and <c>{% continue %}</c> exist (Jinja2's extension <c>loopcontrols</c>).</summary>
    public bool LoopControls { get; init; }

    /// <summary>
    /// Whether backslash escapes in string literals between <see cref="VariableStart"/> and <see cref="VariableEnd"/> are processed. ansible-core keeps them as written
    /// in playbooks; in statements and bare expressions they are always processed.
    /// </summary>
    public bool EscapeBackslashes { get; init; } = true;

    /// <summary>What evaluation yields.</summary>
    public ResultStyle Result { get; init; }

    /// <summary>
    /// Under <see cref="ResultStyle.Typed"/>, an object that stands for nothing: it is left out of the lists and mappings of a result, and of text. A result that is this
    /// object alone is returned. Null for none.
    /// </summary>
    public object? Omitted { get; init; }

    /// <summary>How undefined values behave.</summary>
    public UndefinedKind Undefined { get; init; }

    /// <summary>Which operations on values are allowed.</summary>
    public SandboxPolicy Sandbox { get; init; }

    /// <summary>Whether an unknown filter or test is an error only when it is reached, instead of when the template is compiled.</summary>
    public bool LateBoundNames { get; init; }

    /// <summary>The budgets of an evaluation.</summary>
    public JinjaLimits Limits { get; init; } = JinjaLimits.Default;

    /// <summary>Finds included, imported and extended templates; null if there are none.</summary>
    public ITemplateLoader? Loader { get; init; }

    /// <summary>How many loaded templates an environment keeps compiled. The bound is reached by hosts that generate template names.</summary>
    public int CacheSize { get; init; } = 400;
}
