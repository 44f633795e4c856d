using System.Collections;

namespace PlaybookRunner.Jinja;

/// <summary>A live view of a mapping's keys, values or items: Python's <c>dict_keys</c>, <c>dict_values</c> and <c>dict_items</c>.</summary>
public sealed class DictView : IReadOnlyCollection<object?>
{
    private readonly Part _part;

    private DictView(Dict dict, Part part) => (Dict, _part) = (dict, part);

    private enum Part
    {
        Keys,
        Values,
        Items,
    }

    /// <summary>The mapping that is looked at.</summary>
    public Dict Dict { get; }

    /// <summary>The number of elements.</summary>
    public int Count => Dict.Count;

    /// <summary>Python's name of the view's type.</summary>
    public string TypeName => _part switch { Part.Keys => "dict_keys", Part.Values => "dict_values", _ => "dict_items" };

    /// <summary>Whether the view is equal to, and behaves as, a set: keys and items do.</summary>
    public bool IsSetLike => _part != Part.Values;

    /// <summary>The view of the keys.</summary>
    public static DictView Keys(Dict dict) => new(dict, Part.Keys);

    /// <summary>The view of the values.</summary>
    public static DictView Values(Dict dict) => new(dict, Part.Values);

    /// <summary>The view of the entries as tuples of key and value.</summary>
    public static DictView Items(Dict dict) => new(dict, Part.Items);

    /// <summary>Whether the view has an element equal to <paramref name="item"/>.</summary>
    /// <exception cref="PythonException">TypeError: the item is not hashable and the view is one of keys.</exception>
    public bool Contains(object? item)
    {
        switch (_part)
        {
            case Part.Keys:
                return Dict.ContainsKey(item);
            case Part.Items:
                return item is TupleValue { Count: 2 } pair && Dict.TryGetValue(pair[0], out var value) && Python.Equal(value, pair[1]);
            default:
                return Python.ContainsElement(this, item);
        }
    }

    /// <summary>Enumerates the elements.</summary>
    public IEnumerator<object?> GetEnumerator()
    {
        foreach (var (key, value) in Dict)
            yield return _part switch { Part.Keys => key, Part.Values => value, _ => new TupleValue(key, value) };
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Python's <c>repr</c>.</summary>
    public override string ToString() => Python.Repr(this);
}
