using System.Globalization;
using System.Text;
using PlaybookRunner.Execution;

namespace PlaybookRunner.Benchmarks.Engine;

/// <summary>Content in a folder of its own, which goes with it.</summary>
internal sealed class BenchmarkContent : IDisposable
{
    private const int Roles = 25;
    private const int TasksPerRole = 20;

    private readonly string _folder = Directory.CreateTempSubdirectory("playbookrunner-benchmark-").FullName;

    /// <summary>What a run with all modules would be made of.</summary>
    public static EnginePlugins Plugins { get; } = new([new Modules.ModuleCatalogue()], [], [], [], []);

    /// <summary>A playbook of 25 roles with 20 tasks each.</summary>
    /// <returns>Its path.</returns>
    public string WriteRoles()
    {
        var playbook = new StringBuilder("- hosts: localhost\n  gather_facts: false\n  roles:\n");
        for (var role = 1; role <= Roles; role++)
        {
            playbook.Append(CultureInfo.InvariantCulture, $"    - role{role}\n");
            Write($"roles/role{role}/defaults/main.yml", $"role{role}_port: {8000 + role}\n");
            Write($"roles/role{role}/tasks/main.yml", string.Concat(Enumerable.Range(1, TasksPerRole).Select(task => Task(role, task))));
        }

        return Write("roles.yml", playbook.ToString());
    }

    /// <summary>One file with the tasks of all roles.</summary>
    /// <returns>Its path.</returns>
    public string WriteTasks() =>
        Write("tasks.yml", string.Concat(Enumerable.Range(1, Roles).SelectMany(role => Enumerable.Range(1, TasksPerRole).Select(task => Task(role, task)))));

    /// <summary>An inventory of groups with 100 hosts each.</summary>
    /// <returns>Its path.</returns>
    public string WriteInventory(int hosts)
    {
        var inventory = new StringBuilder("all:\n  vars:\n    ansible_connection: local\n  children:\n");
        for (var host = 0; host < hosts; host++)
        {
            if (host % 100 == 0)
                inventory.Append(CultureInfo.InvariantCulture, $"    group{host / 100}:\n      vars:\n        zone: zone{host / 100}\n      hosts:\n");
            inventory.Append(CultureInfo.InvariantCulture, $"        host{host}.example.com:\n          rack: r{host % 20}\n          slots: [1, 2, {host % 7}]\n");
        }

        return Write("inventory.yml", inventory.ToString());
    }

    /// <summary>Writes a file.</summary>
    /// <returns>Its path.</returns>
    public string Write(string name, string text)
    {
        var path = Path.Combine(_folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return path;
    }

    /// <inheritdoc/>
    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static string Task(int role, int task) =>
        $$$"""
        - name: Task {{{task}}} on port {{ role{{{role}}}_port }}
          ansible.builtin.template:
            src: "{{{task}}}.j2"
            dest: "/etc/demo/{{ role{{{role}}}_port + {{{task}}} }}.conf"
            mode: "0644"
          when: role{{{role}}}_port > 0
          register: written

        """;
}
