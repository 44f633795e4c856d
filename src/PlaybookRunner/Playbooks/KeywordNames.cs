namespace PlaybookRunner.Playbooks;

/// <summary>Which keywords may stand where, as <c>ansible-doc -t keyword</c> lists them.</summary>
internal static class KeywordNames
{
    private static readonly string[] Everywhere =
    [
        "any_errors_fatal", "become", "become_exe", "become_flags", "become_method", "become_user", "check_mode", "collections", "connection", "debugger",
        "diff", "environment", "ignore_errors", "ignore_unreachable", "module_defaults", "name", "no_log", "port", "remote_user", "run_once", "tags",
        "throttle", "timeout", "vars",
    ];

    private static readonly string[] BelowPlays = [.. Everywhere, "delegate_facts", "delegate_to", "when"];

    public static readonly IReadOnlySet<string> Play = Set(
        [
            .. Everywhere, "fact_path", "force_handlers", "gather_facts", "gather_subset", "gather_timeout", "handlers", "hosts", "max_fail_percentage", "order",
            "post_tasks", "pre_tasks", "roles", "serial", "strategy", "tasks", "user", "vars_files", "vars_prompt",
        ]);

    public static readonly IReadOnlySet<string> ImportedPlaybook = Set([.. Everywhere, "when"]);

    public static readonly IReadOnlySet<string> Role = Set([.. BelowPlays, "role"]);

    public static readonly IReadOnlySet<string> Block = Set([.. BelowPlays, "always", "block", "notify", "rescue"]);

    public static readonly IReadOnlySet<string> Task = Set(
        [
            .. BelowPlays, "action", "args", "async", "changed_when", "delay", "failed_when", "local_action", "loop", "loop_control", "notify", "poll",
            "register", "retries", "until",
        ]);

    public static readonly IReadOnlySet<string> Handler = Set([.. Task, "listen"]);

    /// <summary>What <c>include_tasks</c> and <c>include_role</c> take for themselves; what is meant for the included tasks goes below <c>apply</c>.</summary>
    public static readonly IReadOnlySet<string> Include = Set(
        [
            "action", "args", "collections", "debugger", "ignore_errors", "local_action", "loop", "loop_control", "name", "no_log", "register", "run_once", "tags",
            "timeout", "vars", "when",
        ]);

    public static readonly IReadOnlySet<string> LoopControl = Set(
        ["break_when", "extended", "extended_allitems", "index_var", "label", "loop_var", "pause"]);

    public static readonly IReadOnlySet<string> VarsPrompt = Set(
        ["confirm", "default", "encrypt", "name", "private", "prompt", "salt", "salt_size", "unsafe"]);

    private static HashSet<string> Set(IEnumerable<string> names) => new(names, StringComparer.Ordinal);
}
