namespace PlaybookRunner;

/// <summary>The stable codes of errors and warnings. Codes are never reused or renumbered.</summary>
public static class ErrorCodes
{
    /// <summary>The text is not YAML.</summary>
    public const string YamlSyntax = "PB0001";

    /// <summary>A file that content names does not exist or cannot be read.</summary>
    public const string FileNotFound = "PB0002";

    /// <summary>A vault secret is missing, wrong, or the encrypted text is damaged.</summary>
    public const string Vault = "PB0003";

    /// <summary>A mapping has the same key twice (warning).</summary>
    public const string DuplicateKey = "PB0004";

    /// <summary>A playbook, play, block, task or role has the wrong shape.</summary>
    public const string Structure = "PB0100";

    /// <summary>A keyword is not known where it stands.</summary>
    public const string UnknownKeyword = "PB0101";

    /// <summary>No module, action or plugin bears the name.</summary>
    public const string UnknownModule = "PB0102";

    /// <summary>A role was not found on the search path.</summary>
    public const string RoleNotFound = "PB0103";

    /// <summary>A handler that was notified does not exist.</summary>
    public const string HandlerNotFound = "PB0104";

    /// <summary>Something Ansible refuses was accepted with its plain meaning (warning; an error with <c>--strict</c>).</summary>
    public const string Lenient = "PB0105";

    /// <summary>A keyword's value has the wrong type or is out of range.</summary>
    public const string KeywordValue = "PB0106";

    /// <summary>Files import each other in a circle.</summary>
    public const string ImportCycle = "PB0107";

    /// <summary>The removed action <c>include</c> (warning; an error with <c>--strict</c>, as are the other lenient forms).</summary>
    public const string LenientInclude = "PB0110";

    /// <summary>The removed option <c>warn</c> of commands.</summary>
    public const string LenientCommandWarn = "PB0111";

    /// <summary>A role as a handler.</summary>
    public const string LenientRoleAsHandler = "PB0112";

    /// <summary>A block with <c>loop</c> or <c>retries</c>.</summary>
    public const string LenientLoopOnBlock = "PB0113";

    /// <summary><c>import_playbook</c> among tasks.</summary>
    public const string LenientPlaybookAsTask = "PB0114";

    /// <summary><c>vars</c> among the arguments of <c>template</c>.</summary>
    public const string LenientTemplateVars = "PB0115";

    /// <summary>Template delimiters in a condition.</summary>
    public const string LenientConditionDelimiters = "PB0116";

    /// <summary>An inventory source is malformed or a host pattern matches nothing.</summary>
    public const string Inventory = "PB0200";

    /// <summary>An option of the run (<c>--limit</c>, <c>--start-at-task</c>) selects nothing.</summary>
    public const string NothingSelected = "PB0201";

    /// <summary>A template is not Jinja2.</summary>
    public const string TemplateSyntax = "PB0300";

    /// <summary>A name in a template is not defined.</summary>
    public const string Undefined = "PB0301";

    /// <summary>A template failed while it was evaluated.</summary>
    public const string TemplateFailed = "PB0302";

    /// <summary>No filter, test or lookup bears the name.</summary>
    public const string UnknownFilter = "PB0303";

    /// <summary>A condition's result is not a boolean.</summary>
    public const string BrokenConditional = "PB0304";

    /// <summary>Variables mention each other in a circle.</summary>
    public const string VariableCycle = "PB0305";

    /// <summary>A budget (steps, depth, output size) was used up.</summary>
    public const string LimitExceeded = "PB0306";

    /// <summary>A file of the fact cache cannot be used (warning), or the configuration names a cache that there is not.</summary>
    public const string FactCache = "PB0307";

    /// <summary>A module got an option it does not know, misses one it needs, or cannot convert a value.</summary>
    public const string ModuleOptions = "PB0400";

    /// <summary>A module failed on its target.</summary>
    public const string ModuleFailed = "PB0401";

    /// <summary>A job that a task left running holds the end of the run up, or its result is lost (warning).</summary>
    public const string JobLeftRunning = "PB0403";

    /// <summary>A host cannot be reached.</summary>
    public const string Unreachable = "PB0500";

    /// <summary>Becoming another user failed.</summary>
    public const string Become = "PB0501";

    /// <summary>An observer of the run failed and is told no more (warning).</summary>
    public const string ObserverFailed = "PB0600";

    /// <summary>A module warned (warning).</summary>
    public const string ModuleWarning = "PB0402";
}
