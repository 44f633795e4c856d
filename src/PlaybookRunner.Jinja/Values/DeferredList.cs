using System.Collections;

namespace PlaybookRunner.Jinja;

/// <summary>A list whose <see cref="Deferred"/> elements are resolved when they are read, each one once.</summary>
public sealed class DeferredList : IList<object?>, IReadOnlyList<object?>
{
    private readonly List<object?> _items;

    /// <summary>Makes an empty list.</summary>
    public DeferredList() => _items = [];

    /// <summary>Makes a list of the given elements, any of which may be a <see cref="Deferred"/>.</summary>
    public DeferredList(IEnumerable<object?> items) => _items = [.. items];

    /// <summary>The number of elements.</summary>
    public int Count => _items.Count;

    /// <summary>The list can be changed.</summary>
    public bool IsReadOnly => false;

    /// <summary>The element at a position, resolved.</summary>
    public object? this[int index]
    {
        get
        {
            var item = _items[index];
            var reached = Python.Reach(item);
            if (!ReferenceEquals(item, reached))
                _items[index] = reached;
            return reached;
        }
        set => _items[index] = value;
    }

    /// <summary>Appends an element.</summary>
    public void Add(object? item) => _items.Add(item);

    /// <summary>Removes all elements.</summary>
    public void Clear() => _items.Clear();

    /// <summary>Whether an element equals <paramref name="item"/> as Python sees it.</summary>
    public bool Contains(object? item) => IndexOf(item) >= 0;

    /// <summary>The position of the first element that equals <paramref name="item"/> as Python sees it, or -1.</summary>
    public int IndexOf(object? item)
    {
        for (var i = 0; i < _items.Count; i++)
        {
            if (Python.Equal(this[i], item))
                return i;
        }

        return -1;
    }

    /// <summary>Inserts an element before a position.</summary>
    public void Insert(int index, object? item) => _items.Insert(index, item);

    /// <summary>Removes the first element that equals <paramref name="item"/>.</summary>
    /// <returns>Whether there was one.</returns>
    public bool Remove(object? item)
    {
        var index = IndexOf(item);
        if (index >= 0)
            _items.RemoveAt(index);
        return index >= 0;
    }

    /// <summary>Removes the element at a position.</summary>
    public void RemoveAt(int index) => _items.RemoveAt(index);

    /// <summary>Copies the resolved elements.</summary>
    public void CopyTo(object?[] array, int arrayIndex)
    {
        for (var i = 0; i < _items.Count; i++)
            array[arrayIndex + i] = this[i];
    }

    /// <summary>See <see cref="Python.DeepCopy"/>.</summary>
    internal DeferredList DeepCopy() => new(_items.Select(Python.DeepCopy));

    /// <summary>Enumerates the resolved elements.</summary>
    public IEnumerator<object?> GetEnumerator()
    {
        for (var i = 0; i < _items.Count; i++)
            yield return this[i];
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
