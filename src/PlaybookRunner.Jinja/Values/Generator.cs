using System.Collections;

namespace PlaybookRunner.Jinja;

/// <summary>
/// A lazy sequence that can be walked through once, as Python's generators: what <c>map</c>, <c>select</c>, <c>batch</c> and their kin return.
/// A second walk goes on where the first one stopped.
/// </summary>
public sealed class Generator : IEnumerable<object?>
{
    private readonly IEnumerator<object?> _elements;

    /// <summary>Makes a generator.</summary>
    /// <param name="name">The name that its <c>repr</c> shows.</param>
    /// <param name="elements">The elements; enumerated when they are asked for.</param>
    public Generator(string name, IEnumerable<object?> elements)
    {
        Name = name;
        _elements = elements.GetEnumerator();
    }

    /// <summary>The name that its <c>repr</c> shows.</summary>
    public string Name { get; }

    /// <summary>Takes the next element.</summary>
    /// <returns>False when there is none left.</returns>
    public bool TryNext(out object? element)
    {
        var found = _elements.MoveNext();
        element = found ? Python.Reach(_elements.Current) : null;
        return found;
    }

    /// <summary>Enumerates what is left.</summary>
    public IEnumerator<object?> GetEnumerator()
    {
        while (TryNext(out var element))
            yield return element;
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Python's <c>repr</c>.</summary>
    public override string ToString() => $"<generator object {Name} at 0x{Environment.CurrentManagedThreadId + 0x7f0000000000:x}>";
}
