using System.Collections;

namespace PlaybookRunner.Modules;

/// <summary>Option descriptions that are made when somebody asks for them: a run needs few, documentation all.</summary>
/// <param name="describe">Makes the descriptions.</param>
public sealed class OptionList(Func<OptionDefinition[]> describe) : IReadOnlyList<OptionDefinition>
{
    private readonly Lazy<OptionDefinition[]> _options = new(describe);

    /// <inheritdoc/>
    public int Count => _options.Value.Length;

    /// <inheritdoc/>
    public OptionDefinition this[int index] => _options.Value[index];

    /// <inheritdoc/>
    public IEnumerator<OptionDefinition> GetEnumerator() => ((IEnumerable<OptionDefinition>)_options.Value).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
