using System.Collections;

namespace PlaybookRunner.Jinja;

/// <summary>Python's <c>tuple</c>: an immutable sequence that can be a key where its elements can.</summary>
public sealed class TupleValue : IReadOnlyList<object?>
{
    /// <summary>The tuple without elements.</summary>
    public static readonly TupleValue Empty = new([]);

    private readonly object?[] _items;

    /// <summary>Makes a tuple of the given elements; the array is not copied and must not be changed afterwards.</summary>
    public TupleValue(params object?[] items) => _items = items;

    /// <summary>The attribute names of the elements of a named tuple, or null.</summary>
    internal string[]? Names { get; private init; }

    /// <summary>The number of elements.</summary>
    public int Count => _items.Length;

    /// <summary>The element at a position.</summary>
    public object? this[int index] => Python.Reach(_items[index]);

    /// <summary>Makes a tuple whose elements are attributes as well (Python's <c>namedtuple</c>).</summary>
    internal static TupleValue Named(string[] names, params object?[] items) => new(items) { Names = names };

    /// <summary>A tuple of the same kind whose elements are made of these.</summary>
    internal TupleValue Map(Func<object?, object?> map) => new(Array.ConvertAll(_items, item => map(item))) { Names = Names };

    /// <summary>Enumerates the elements.</summary>
    public IEnumerator<object?> GetEnumerator()
    {
        foreach (var item in _items)
            yield return Python.Reach(item);
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Python.Equal(this, obj);

    /// <inheritdoc/>
    public override int GetHashCode() => Python.Hash(this);

    /// <summary>Python's <c>repr</c>.</summary>
    public override string ToString() => Python.Repr(this);
}
