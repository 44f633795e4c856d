namespace PlaybookRunner.Modules;

/// <summary>
/// Declares a module by its fully qualified name. The class is partial and implements <see cref="IModule{TOptions}"/>; its XML summary becomes
/// the module's short description.
/// </summary>
/// <param name="name">The fully qualified name, such as <c>ansible.builtin.file</c>.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class ModuleAttribute(string name) : Attribute
{
    /// <summary>The fully qualified name.</summary>
    public string Name { get; } = name;

    /// <summary>Further fully qualified names that mean the same module, such as <c>ansible.builtin.systemd</c> for <c>ansible.builtin.systemd_service</c>.</summary>
    public string[] Aliases { get; init; } = [];

    /// <summary>The option that free-form text goes to (<c>command: ls -l</c>); null when the module takes none.</summary>
    public string? FreeFormOption { get; init; }

    /// <summary>Whether options that are not declared are collected in the <see cref="OptionAttribute.CollectsRest"/> property instead of refused (<c>set_fact</c>, <c>add_host</c>).</summary>
    public bool AcceptsAnyOption { get; init; }

    /// <summary>Whether the module works in check mode; one that does not is skipped there.</summary>
    public bool SupportsCheckMode { get; init; } = true;

    /// <summary>Whether the module needs no connection: it runs without the target being opened (<c>debug</c>, <c>set_fact</c>, <c>assert</c>).</summary>
    public bool NeedsNoTarget { get; init; }

    /// <summary>Whether the module runs once for all hosts of the batch rather than for each (<c>add_host</c>).</summary>
    public bool RunsOncePerBatch { get; init; }

    /// <summary>Whether the module can leave its work running on the target, given a <see cref="ModuleCall.Job"/>; other modules do the work of a job within the engine.</summary>
    public bool RunsDetached { get; init; }
}
