using System.Collections;

namespace PlaybookRunner.Jinja;

/// <summary>A host's dictionary whose values are copied when they are read.</summary>
internal sealed class CopiedOnRead(IReadOnlyDictionary<string, object?> host) : IReadOnlyDictionary<string, object?>
{
    public int Count => host.Count;

    public IEnumerable<string> Keys => host.Keys;

    public IEnumerable<object?> Values => host.Values.Select(Python.DeepCopy);

    public object? this[string key] => Python.DeepCopy(host[key]);

    public bool ContainsKey(string key) => host.ContainsKey(key);

    public bool TryGetValue(string key, out object? value)
    {
        var found = host.TryGetValue(key, out value);
        value = Python.DeepCopy(value);
        return found;
    }

    public IEnumerator<KeyValuePair<string, object?>> GetEnumerator() =>
        host.Select(entry => KeyValuePair.Create(entry.Key, Python.DeepCopy(entry.Value))).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
