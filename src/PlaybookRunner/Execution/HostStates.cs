using System.Collections.Concurrent;
using PlaybookRunner.Inventory;
using PlaybookRunner.Variables;

namespace PlaybookRunner.Execution;

/// <summary>The states of all hosts that a run has met.</summary>
internal sealed class HostStates(FactCache cache)
{
    private readonly ConcurrentDictionary<string, HostState> _states = new(StringComparer.Ordinal);

    public IEnumerable<HostState> All => _states.Values;

    public HostState Of(Host host) => _states.GetOrAdd(host.Name, (_, host) => new HostState(host, cache), host);
}
