using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using PlaybookRunner.Connections;
using PlaybookRunner.Targets.Become;
using PlaybookRunner.Targets.Local;

namespace PlaybookRunner;

/// <summary>Registers the engine for dependency injection.</summary>
public static class PlaybookRunnerServices
{
    /// <summary>Registers a <see cref="PlaybookEngine"/> with the local connection and the become methods sudo, su, doas and runuser.</summary>
    /// <returns>A builder to which modules, connections and other plugins are added.</returns>
    public static PlaybookRunnerBuilder AddPlaybookRunner(this IServiceCollection services)
    {
        services.TryAddSingleton<PlaybookEngine>(provider => new PlaybookEngine(
            provider.GetServices<Modules.IModuleCatalogue>(),
            provider.GetServices<IConnectionPlugin>(),
            provider.GetServices<IBecomeMethod>(),
            provider.GetServices<Plugins.ILookup>(),
            provider.GetServices<Plugins.ITemplateFunctions>(),
            provider.GetService<TimeProvider>()));
        return new PlaybookRunnerBuilder(services)
            .AddConnection(new LocalConnectionPlugin())
            .AddBecomeMethod(new SudoBecomeMethod())
            .AddBecomeMethod(new SuBecomeMethod())
            .AddBecomeMethod(new DoasBecomeMethod())
            .AddBecomeMethod(new RunuserBecomeMethod());
    }
}
