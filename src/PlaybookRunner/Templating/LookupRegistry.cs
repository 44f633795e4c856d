using PlaybookRunner.Plugins;

namespace PlaybookRunner.Templating;

/// <summary>Finds lookups by the names that content uses.</summary>
internal sealed class LookupRegistry
{
    private readonly Dictionary<string, ILookup> _lookups = new(StringComparer.Ordinal);

    public LookupRegistry(IEnumerable<ILookup> lookups)
    {
        foreach (var lookup in lookups)
        {
            foreach (var name in lookup.Names)
                _lookups[name] = lookup;
        }
    }

    public IEnumerable<string> Names => _lookups.Keys;

    /// <summary>The lookup of a full or short name; null when nothing implements it.</summary>
    public ILookup? Find(string name)
    {
        if (name.StartsWith("ansible.legacy.", StringComparison.Ordinal))
            name = name["ansible.legacy.".Length..];
        return _lookups.GetValueOrDefault(name) ?? _lookups.GetValueOrDefault("ansible.builtin." + name) ?? _lookups.GetValueOrDefault("community.general." + name);
    }
}
