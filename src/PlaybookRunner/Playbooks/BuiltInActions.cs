namespace PlaybookRunner.Playbooks;

/// <summary>The actions that the engine itself carries out, and how the arguments of modules may be written.</summary>
internal static class BuiltInActions
{
    public const string IncludeTasks = "ansible.builtin.include_tasks";
    public const string IncludeRole = "ansible.builtin.include_role";
    public const string ImportTasks = "ansible.builtin.import_tasks";
    public const string ImportRole = "ansible.builtin.import_role";
    public const string ImportPlaybook = "ansible.builtin.import_playbook";
    public const string Meta = "ansible.builtin.meta";

    /// <summary>The removed action <c>include</c>.</summary>
    public const string Include = "ansible.builtin.include";

    private static readonly HashSet<string> Engine =
        new([IncludeTasks, IncludeRole, ImportTasks, ImportRole, ImportPlaybook, Meta, Include], StringComparer.Ordinal);

    private static readonly HashSet<string> Commands = new(
        ["ansible.builtin.command", "ansible.builtin.shell", "ansible.builtin.raw", "ansible.builtin.script", "ansible.windows.win_command", "ansible.windows.win_shell"],
        StringComparer.Ordinal);

    private static readonly HashSet<string> FreeForm = new(
        [
            .. Commands, .. Engine, "ansible.builtin.include_vars", "ansible.builtin.set_fact", "ansible.builtin.add_host", "ansible.builtin.group_by",
        ],
        StringComparer.Ordinal);

    /// <summary>The names of the engine's own actions, short.</summary>
    public static IEnumerable<string> ShortNames => Engine.Select(static name => name[(name.LastIndexOf('.') + 1)..]);

    /// <summary>The full name of one of the engine's own actions; null for any other name.</summary>
    public static string? Resolve(string name)
    {
        var full = name.Contains('.', StringComparison.Ordinal) ? name.Replace("ansible.legacy.", "ansible.builtin.", StringComparison.Ordinal) : "ansible.builtin." + name;
        return Engine.Contains(full) ? full : null;
    }

    /// <summary>Whether a module's short-form arguments are a command line, of which only a few options are split off.</summary>
    public static bool TakesCommand(string fullName) => Commands.Contains(fullName);

    /// <summary>Whether a module takes text that is no <c>name=value</c>.</summary>
    public static bool TakesFreeForm(string fullName) => FreeForm.Contains(fullName);
}
