using PlaybookRunner.Connections;
using PlaybookRunner.Modules;
using PlaybookRunner.Plugins;

namespace PlaybookRunner.Execution;

/// <summary>What an engine was made of.</summary>
internal sealed record EnginePlugins(
    IReadOnlyList<IModuleCatalogue> Modules,
    IReadOnlyList<IConnectionPlugin> Connections,
    IReadOnlyList<IBecomeMethod> BecomeMethods,
    IReadOnlyList<ILookup> Lookups,
    IReadOnlyList<ITemplateFunctions> Functions);
