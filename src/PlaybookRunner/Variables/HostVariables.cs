using System.Collections;
using PlaybookRunner.Jinja;

namespace PlaybookRunner.Variables;

/// <summary>The variables of hosts by name, as <c>hostvars</c> shows them: a host's scope is made when the host is asked for.</summary>
internal sealed class HostVariables(IReadOnlyList<string> hosts, Func<string, VariableScope?> scopeOf) : IReadOnlyDictionary<string, object?>
{
    private readonly Dictionary<string, object?> _views = new(StringComparer.Ordinal);

    public IEnumerable<string> Keys => hosts;

    public IEnumerable<object?> Values => hosts.Select(host => this[host]);

    public int Count => hosts.Count;

    public object? this[string key] => TryGetValue(key, out var value) ? value : throw new KeyNotFoundException(key);

    public bool ContainsKey(string key) => TryGetValue(key, out _);

    public bool TryGetValue(string key, out object? value)
    {
        if (_views.TryGetValue(key, out value))
            return true;
        if (scopeOf(key) is not { } scope)
            return false;
        value = Dict.Wrap(new ScopeView(scope));
        _views[key] = value;
        return true;
    }

    public IEnumerator<KeyValuePair<string, object?>> GetEnumerator() =>
        hosts.Select(host => KeyValuePair.Create(host, this[host])).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
