using PlaybookRunner.Content;

namespace PlaybookRunner.Playbooks;

/// <summary>The name of a task's module or action.</summary>
/// <param name="Written">As it was written, such as <c>yum</c>.</param>
/// <param name="Resolved">The full name behind it, such as <c>ansible.builtin.dnf</c>; the written name while it holds a template.</param>
/// <param name="Position">Where it was written.</param>
internal sealed record ActionName(string Written, string Resolved, SourcePosition Position)
{
    /// <summary>A name that is only known per host, as in <c>action: "{{ ansible_pkg_mgr }} name=x"</c>; otherwise null.</summary>
    public TemplateText? Template { get; init; }
}
