using PlaybookRunner.Playbooks;

namespace PlaybookRunner.Execution;

/// <summary>The module names that the parser resolves, from the registered modules.</summary>
internal sealed class ModuleNames(ModuleRegistry modules) : IModuleNames
{
    public IEnumerable<string> Names => modules.Names.Concat(modules.Names.Select(name => name[(name.LastIndexOf('.') + 1)..])).Distinct(StringComparer.Ordinal);

    public string? Resolve(string name, IReadOnlyList<string> collections) => modules.Find(name, collections)?.Name;
}
