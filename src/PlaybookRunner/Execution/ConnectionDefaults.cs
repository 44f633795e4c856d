using PlaybookRunner.Playbooks;
using PlaybookRunner.Variables;

namespace PlaybookRunner.Execution;

/// <summary>
/// The connection variables of a task where content does not set them: how the host is reached by keywords and the command line. They are below everything else, and
/// <c>hostvars</c> does not have them. The older names such as <c>ansible_ssh_host</c> are not among them: where content sets the new one, an old default would win.
/// </summary>
internal sealed class ConnectionDefaults(HostState host, Keywords keywords, RunServices services, Func<VariableScope> scope) : IVariableLayer
{
    public IEnumerable<string> Names => ["ansible_managed", "ansible_host", "ansible_connection", .. User() is null ? Array.Empty<string>() : ["ansible_user"]];

    public bool TryGet(string name, out object? value)
    {
        value = name switch
        {
            "ansible_managed" => "Ansible managed",
            "ansible_host" => host.Name,
            "ansible_connection" => TargetSelection.DefaultConnection(host.Name, keywords, scope(), services),
            "ansible_user" => User(),
            _ => null,
        };
        return value is not null;
    }

    public SourcePosition? PositionOf(string name) => null;

    private string? User() => keywords.RemoteUser.Text(scope()) ?? services.Options.RemoteUser;
}
