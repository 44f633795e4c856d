using PlaybookRunner.Modules;

namespace PlaybookRunner.Execution;

/// <summary>Finds modules by the names that content uses: full names, short names of the built-in and the searched collections, and redirected old names.</summary>
internal sealed class ModuleRegistry
{
    private static readonly string[] ShortNamePrefixes =
    [
        "ansible.builtin.", "ansible.legacy.", "playbookrunner.general.", "ansible.posix.", "community.general.", "community.postgresql.",
        "community.docker.", "community.crypto.", "community.mysql.",
    ];

    private readonly Dictionary<string, ModuleDefinition> _modules = new(StringComparer.Ordinal);

    public ModuleRegistry(IEnumerable<IModuleCatalogue> catalogues)
    {
        foreach (var module in catalogues.SelectMany(catalogue => catalogue.Modules))
        {
            _modules[module.Name] = module;
            foreach (var alias in module.Aliases)
                _modules[alias] = module;
        }
    }

    /// <summary>All modules, each under its own name.</summary>
    public IEnumerable<ModuleDefinition> All => _modules.Values.Distinct();

    /// <summary>All names by which a module can be called.</summary>
    public IEnumerable<string> Names => _modules.Keys;

    /// <summary>The module of a name; null when nothing implements it.</summary>
    /// <param name="name">A full or short name.</param>
    /// <param name="collections">Collections searched first for short names.</param>
    public ModuleDefinition? Find(string name, IReadOnlyList<string>? collections = null)
    {
        if (name.StartsWith("ansible.legacy.", StringComparison.Ordinal))
            name = name["ansible.legacy.".Length..];
        if (_modules.TryGetValue(name, out var module))
            return module;
        if (name.Contains('.', StringComparison.Ordinal))
            return null;
        foreach (var collection in collections ?? [])
        {
            if (_modules.TryGetValue($"{collection}.{name}", out module))
                return module;
        }

        foreach (var prefix in ShortNamePrefixes)
        {
            if (_modules.TryGetValue(prefix + name, out module))
                return module;
        }

        return null;
    }
}
