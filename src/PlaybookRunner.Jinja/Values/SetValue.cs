using System.Collections;

namespace PlaybookRunner.Jinja;

/// <summary>Python's <c>set</c>. Elements keep the order in which they were added.</summary>
public sealed class SetValue : IReadOnlyCollection<object?>
{
    private readonly Dict _items = new();

    /// <summary>Makes an empty set.</summary>
    public SetValue()
    {
    }

    /// <summary>Makes a set of the given elements.</summary>
    /// <exception cref="PythonException">TypeError: an element is not hashable.</exception>
    public SetValue(IEnumerable<object?> items)
    {
        foreach (var item in items)
            Add(item);
    }

    /// <summary>The number of elements.</summary>
    public int Count => _items.Count;

    /// <summary>Adds an element.</summary>
    /// <returns>Whether it was new.</returns>
    /// <exception cref="PythonException">TypeError: the element is not hashable.</exception>
    public bool Add(object? item) => _items.TryAdd(Python.Reach(item), null);

    /// <summary>Whether the set has an element that equals <paramref name="item"/>.</summary>
    /// <exception cref="PythonException">TypeError: the element is not hashable.</exception>
    public bool Contains(object? item) => _items.ContainsKey(item);

    /// <summary>Removes an element.</summary>
    /// <returns>Whether it was there.</returns>
    public bool Remove(object? item) => _items.Remove(item);

    /// <summary>Removes all elements.</summary>
    public void Clear() => _items.Clear();

    /// <summary>Enumerates the elements.</summary>
    public IEnumerator<object?> GetEnumerator() => _items.Keys.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Python's <c>repr</c>.</summary>
    public override string ToString() => Python.Repr(this);
}
