using PlaybookRunner.Content;

namespace PlaybookRunner.Playbooks;

/// <summary>
/// What playbooks contain, the reference refuses, and the parser accepts with a warning that shows the corrected line. With <c>--strict</c> each is an error.
/// </summary>
internal sealed class LenientForms(ContentProblems problems, bool strict)
{
    public static readonly LenientForm Include = new(
        ErrorCodes.LenientInclude,
        "the action 'include' was removed from Ansible",
        "it is read as 'import_tasks' for a fixed name without a loop, otherwise as 'include_tasks'",
        "the action 'include' was removed");

    public static readonly LenientForm IncludePlaybook = new(
        ErrorCodes.LenientInclude,
        "'include' of a playbook was removed from Ansible",
        "it is read as 'import_playbook'",
        "'include' is not a keyword of a play");

    public static readonly LenientForm CommandWarn = new(
        ErrorCodes.LenientCommandWarn,
        "the option 'warn' of commands was removed from Ansible",
        "it has no effect",
        "the option 'warn' is not supported");

    public static readonly LenientForm RoleAsHandler = new(
        ErrorCodes.LenientRoleAsHandler,
        "a role is used as a handler",
        "its tasks run when the handler is notified",
        "using a role as a handler is not supported");

    public static readonly LenientForm LoopOnBlock = new(
        ErrorCodes.LenientLoopOnBlock,
        "a block has the keyword of a task",
        "the block is repeated as a whole",
        "this keyword is not valid for a block");

    public static readonly LenientForm PlaybookAsTask = new(
        ErrorCodes.LenientPlaybookAsTask,
        "'import_playbook' stands among tasks",
        "the plays of that playbook run at this point",
        "'import_playbook' is not an action");

    public static readonly LenientForm TemplateVars = new(
        ErrorCodes.LenientTemplateVars,
        "'vars' stands among the arguments of 'template'",
        "it is read as the task's 'vars'",
        "the option 'vars' is not supported");

    public static readonly LenientForm ConditionDelimiters = new(
        ErrorCodes.LenientConditionDelimiters,
        "a condition has template delimiters, and it is an expression already",
        "they are left out",
        "template delimiters are not supported in expressions");

    /// <summary>Accepts one, or in strict mode refuses it.</summary>
    /// <param name="form">The row of the table.</param>
    /// <param name="position">Where it stands.</param>
    /// <param name="corrected">The line as it should read; null when it takes more than a line.</param>
    public void Accept(LenientForm form, SourcePosition position, string? corrected)
    {
        if (strict)
            problems.Error(form.Code, form.Refusal, position, corrected is null ? null : "write: " + corrected);
        else
            problems.Warn(new ContentWarning(form.Code, $"{form.Found}; {form.Meaning}", position) { Corrected = corrected });
    }
}
