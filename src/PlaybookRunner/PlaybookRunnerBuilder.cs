using Microsoft.Extensions.DependencyInjection;
using PlaybookRunner.Connections;
using PlaybookRunner.Modules;
using PlaybookRunner.Plugins;

namespace PlaybookRunner;

/// <summary>Adds plugins to the engine that <see cref="PlaybookRunnerServices.AddPlaybookRunner"/> registered.</summary>
public sealed class PlaybookRunnerBuilder
{
    internal PlaybookRunnerBuilder(IServiceCollection services) => Services = services;

    /// <summary>The services that are registered.</summary>
    public IServiceCollection Services { get; }

    /// <summary>Adds the modules of an assembly.</summary>
    public PlaybookRunnerBuilder AddModules(IModuleCatalogue catalogue) => Add(catalogue);

    /// <summary>Adds a connection plugin.</summary>
    public PlaybookRunnerBuilder AddConnection(IConnectionPlugin plugin) => Add(plugin);

    /// <summary>Adds a become method.</summary>
    public PlaybookRunnerBuilder AddBecomeMethod(IBecomeMethod method) => Add(method);

    /// <summary>Adds a lookup.</summary>
    public PlaybookRunnerBuilder AddLookup(ILookup lookup) => Add(lookup);

    /// <summary>Adds filters, tests and functions for templates.</summary>
    public PlaybookRunnerBuilder AddTemplateFunctions(ITemplateFunctions functions) => Add(functions);

    private PlaybookRunnerBuilder Add<T>(T plugin)
        where T : class
    {
        Services.AddSingleton(plugin);
        return this;
    }
}
