using BenchmarkDotNet.Attributes;

namespace PlaybookRunner.Benchmarks.Engine;

/// <summary>A whole run of 10 <c>set_fact</c> and <c>debug</c> tasks: what the engine itself costs for each task on each host.</summary>
[MemoryDiagnoser]
public sealed class PlayOnHosts : IDisposable
{
    private readonly PlaybookEngine _engine = new(BenchmarkContent.Plugins.Modules, [new Targets.Local.LocalConnectionPlugin()], [], [], []);
    private BenchmarkContent? _content;
    private RunOptions? _options;

    /// <summary>Hosts of the play.</summary>
    [Params(1, 100, 5000)]
    public int Hosts { get; set; }

    /// <summary>Writes the content.</summary>
    [GlobalSetup]
    public void Write()
    {
        _content = new BenchmarkContent();
        var pairs = Enumerable.Range(1, 5).Select(number => $$$"""
                - ansible.builtin.set_fact:
                    fact{{{number}}}: "{{ inventory_hostname }} in {{ rack }}"
                - ansible.builtin.debug:
                    msg: "{{ fact{{{number}}} }}"

            """);
        var playbook = _content.Write("play.yml", "- hosts: all\n  gather_facts: false\n  tasks:\n" + string.Concat(pairs));
        _options = new RunOptions { Playbooks = [playbook], Inventories = [_content.WriteInventory(Hosts)], Forks = 1000 };
    }

    /// <summary>Removes it.</summary>
    [GlobalCleanup]
    public void Dispose() => _content?.Dispose();

    /// <summary>The run, with nobody watching.</summary>
    [Benchmark]
    public async Task<bool> Run()
    {
        var summary = await _engine.RunAsync(_options!, RunObservers.None);
        return summary.AnyFailed ? throw new InvalidOperationException("a host failed") : true;
    }
}
