using Microsoft.Extensions.DependencyInjection;
using PlaybookRunner.Ssh;

namespace PlaybookRunner.Cli;

/// <summary>Makes the engine with the plugins that come with the command line.</summary>
internal static class EngineFactory
{
    public static PlaybookEngine Create()
    {
        var services = new ServiceCollection();
        services.AddPlaybookRunner().AddModules(new Modules.ModuleCatalogue())
            .AddModules(new Modules.Postgresql.ModuleCatalogue())
            .AddConnection(new SshConnectionPlugin());
        return services.BuildServiceProvider().GetRequiredService<PlaybookEngine>();
    }
}
