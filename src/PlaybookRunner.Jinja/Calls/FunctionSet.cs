using System.Collections;
using System.Collections.Frozen;

namespace PlaybookRunner.Jinja;

/// <summary>
/// Filters, tests or functions by name. Names may contain dots (<c>ansible.builtin.default</c>). A set is filled before it is given to an environment, which then freezes it.
/// </summary>
public sealed partial class FunctionSet : IEnumerable<KeyValuePair<string, FunctionDefinition>>
{
    private readonly Dictionary<string, FunctionDefinition> _functions = new(StringComparer.Ordinal);
    private FrozenDictionary<string, FunctionDefinition>? _frozen;

    /// <summary>How many names there are.</summary>
    public int Count => _functions.Count;

    /// <summary>All names.</summary>
    public IEnumerable<string> Names => _functions.Keys;

    /// <summary>Asked for a name that the set does not hold, so that a host can redirect names or load functions late; null for none. Called from many threads.</summary>
    public Func<string, FunctionDefinition?>? Fallback { get; set; }

    /// <summary>Adds a function, or replaces the one of that name.</summary>
    /// <param name="name">The name in templates.</param>
    /// <param name="signature">Its parameters in Python's notation (see <see cref="Signature"/>).</param>
    /// <param name="body">What it does.</param>
    /// <returns>The same set.</returns>
    /// <exception cref="InvalidOperationException">An environment uses the set already.</exception>
    /// <exception cref="FormatException">The signature cannot be read.</exception>
    public FunctionSet Add(string name, string signature, JinjaFunction body) => Add(name, new FunctionDefinition(name, Signature.Parse(signature), body));

    /// <summary>Adds a function, or replaces the one of that name.</summary>
    /// <param name="name">The name in templates; it may differ from the definition's own, as an alias does.</param>
    /// <param name="definition">The function.</param>
    /// <returns>The same set.</returns>
    /// <exception cref="InvalidOperationException">An environment uses the set already.</exception>
    public FunctionSet Add(string name, FunctionDefinition definition)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(definition);
        if (_frozen is not null)
            throw new InvalidOperationException("An environment uses these functions already; fill the set before it is created.");
        _functions[name] = definition;
        return this;
    }

    /// <summary>Gives a function a further name.</summary>
    /// <param name="alias">The further name.</param>
    /// <param name="name">A name in the set.</param>
    /// <returns>The same set.</returns>
    /// <exception cref="KeyNotFoundException">The set has no such name.</exception>
    public FunctionSet Alias(string alias, string name) => Add(alias, _functions[name]);

    /// <summary>Adds all functions of another set.</summary>
    /// <param name="others">The other set; its functions replace those of the same names.</param>
    /// <returns>The same set.</returns>
    public FunctionSet AddAll(IEnumerable<KeyValuePair<string, FunctionDefinition>> others)
    {
        ArgumentNullException.ThrowIfNull(others);
        foreach ((string name, FunctionDefinition definition) in others)
            Add(name, definition);
        return this;
    }

    /// <summary>Looks a name up, asking <see cref="Fallback"/> if the set does not hold it.</summary>
    /// <param name="name">The name in a template.</param>
    /// <returns>The function, or null.</returns>
    public FunctionDefinition? Find(string name) =>
        (_frozen is { } frozen ? frozen.GetValueOrDefault(name) : _functions.GetValueOrDefault(name)) ?? Fallback?.Invoke(name);

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<string, FunctionDefinition>> GetEnumerator() => _functions.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    internal void Freeze() => _frozen ??= _functions.ToFrozenDictionary(StringComparer.Ordinal);
}
