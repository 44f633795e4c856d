using System.Collections;
using PlaybookRunner.Jinja;

namespace PlaybookRunner.Variables;

/// <summary>A scope as a dictionary, for <c>vars</c> and <c>hostvars</c>: nothing is evaluated before it is read.</summary>
internal sealed class ScopeView(VariableScope scope) : IReadOnlyDictionary<string, object?>
{
    // The containers of all hosts would be in themselves.
    private static readonly HashSet<string> Hidden = new(StringComparer.Ordinal) { "hostvars", "vars" };

    public IEnumerable<string> Keys => scope.Names.Where(name => !Hidden.Contains(name));

    public IEnumerable<object?> Values => Keys.Select(key => this[key]);

    public int Count => Keys.Count();

    public object? this[string key] => TryGetValue(key, out var value) ? value : throw new KeyNotFoundException(key);

    public bool ContainsKey(string key) => !Hidden.Contains(key) && scope.TryGet(key, out _);

    public bool TryGetValue(string key, out object? value)
    {
        value = null;
        if (Hidden.Contains(key) || !scope.TryGet(key, out var raw))
            return false;
        value = Python.Reach(raw);
        return true;
    }

    public IEnumerator<KeyValuePair<string, object?>> GetEnumerator() =>
        Keys.Select(key => KeyValuePair.Create(key, this[key])).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
