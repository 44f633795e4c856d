using System.Collections.Frozen;

namespace PlaybookRunner.Modules;

/// <summary>The options of a module, or the suboptions of an option, as the binding looks them up. Made once for each module.</summary>
public sealed class OptionTable
{
    private readonly FrozenDictionary<string, int> _indexes;

    /// <summary>Makes a table.</summary>
    /// <param name="module">The module's fully qualified name, for messages.</param>
    /// <param name="options">The options; their order gives the numbers by which <see cref="OptionReader"/> reads them.</param>
    public OptionTable(string module, params OptionEntry[] options)
    {
        Module = module;
        Options = options;
        var indexes = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < options.Length; i++)
        {
            indexes[options[i].Name] = i;
            foreach (var alias in options[i].Aliases)
            {
                indexes[alias] = i;
            }
        }

        _indexes = indexes.ToFrozenDictionary(StringComparer.Ordinal);
    }

    /// <summary>The module's fully qualified name.</summary>
    public string Module { get; }

    /// <summary>The options by number.</summary>
    public IReadOnlyList<OptionEntry> Options { get; }

    /// <summary>Whether options that are not in the table are accepted; <see cref="OptionReader.Rest"/> has them.</summary>
    public bool AcceptsAnyOption { get; init; }

    /// <summary>Groups of options that exclude each other.</summary>
    public IReadOnlyList<IReadOnlyList<string>> MutuallyExclusive { get; init; } = [];

    /// <summary>Groups of options of which at least one must be given.</summary>
    public IReadOnlyList<IReadOnlyList<string>> RequiredOneOf { get; init; } = [];

    /// <summary>Groups of options that must be given together or not at all.</summary>
    public IReadOnlyList<IReadOnlyList<string>> RequiredTogether { get; init; } = [];

    /// <summary>Groups whose first option, when given, requires the others.</summary>
    public IReadOnlyList<IReadOnlyList<string>> RequiredBy { get; init; } = [];

    /// <summary>All names including aliases.</summary>
    internal IEnumerable<string> Names => _indexes.Keys;

    /// <summary>The number of an option by its name or an alias; -1 when there is none.</summary>
    internal int IndexOf(string name) => _indexes.GetValueOrDefault(name, -1);
}
