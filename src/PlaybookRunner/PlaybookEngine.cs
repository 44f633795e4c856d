using PlaybookRunner.Connections;
using PlaybookRunner.Events;
using PlaybookRunner.Execution;
using PlaybookRunner.Modules;
using PlaybookRunner.Plugins;

namespace PlaybookRunner;

/// <summary>
/// Runs playbooks. One engine serves any number of runs, also at once; it is made by <c>services.AddPlaybookRunner()</c> with the plugins that are registered there.
/// </summary>
public sealed class PlaybookEngine
{
    private readonly EnginePlugins _plugins;
    private readonly TimeProvider _time;

    /// <summary>Makes an engine of plugins.</summary>
    /// <param name="modules">The modules.</param>
    /// <param name="connections">The connection plugins.</param>
    /// <param name="becomeMethods">The become methods beyond sudo, su, doas and runuser.</param>
    /// <param name="lookups">The lookups beyond the built-in ones.</param>
    /// <param name="functions">Filters, tests and functions for templates beyond the built-in ones.</param>
    /// <param name="time">The clock; null for the system's.</param>
    public PlaybookEngine(
        IEnumerable<IModuleCatalogue> modules,
        IEnumerable<IConnectionPlugin> connections,
        IEnumerable<IBecomeMethod> becomeMethods,
        IEnumerable<ILookup> lookups,
        IEnumerable<ITemplateFunctions> functions,
        TimeProvider? time = null)
    {
        _plugins = new EnginePlugins([.. modules], [.. connections], [.. becomeMethods], [.. lookups], [.. functions]);
        _time = time ?? TimeProvider.System;
    }

    /// <summary>Runs the playbooks of the options to their end.</summary>
    /// <param name="options">What to run and how.</param>
    /// <param name="observers">Are told what happens; may be empty.</param>
    /// <param name="ask">Asks the person at the terminal; null when nobody is there.</param>
    /// <param name="cancellationToken">Ends the run: waits and commands on targets are ended.</param>
    /// <returns>How it ended for each host.</returns>
    /// <exception cref="PlaybookException">The content has an error.</exception>
    /// <exception cref="PlaybookErrorsException">The content has several errors; all that could be found before the run are reported.</exception>
    public async Task<RunSummary> RunAsync(RunOptions options, RunObservers observers, AskPerson? ask = null, CancellationToken cancellationToken = default)
    {
        var started = _time.GetTimestamp();
        await using var run = new PlaybookRun(options, _plugins, observers, ask, _time);
        var summary = await run.RunAsync(cancellationToken);
        return summary with { Duration = _time.GetElapsedTime(started) };
    }

    /// <summary>Reads the playbooks and everything they name statically, without running anything (<c>--syntax-check</c>).</summary>
    /// <exception cref="PlaybookException">The content has an error.</exception>
    /// <exception cref="PlaybookErrorsException">The content has several errors.</exception>
    public async Task CheckSyntaxAsync(RunOptions options, RunObservers observers, CancellationToken cancellationToken = default)
    {
        await using var run = new PlaybookRun(options, _plugins, observers, null, _time);
        run.CheckSyntax();
        cancellationToken.ThrowIfCancellationRequested();
    }

    /// <summary>The plays, hosts, tasks and tags of the playbooks (<c>--list-tasks</c> and its kin), without running anything.</summary>
    /// <exception cref="PlaybookException">The content has an error.</exception>
    /// <exception cref="PlaybookErrorsException">The content has several errors.</exception>
    public async Task<IReadOnlyList<PlayListing>> ListAsync(RunOptions options, RunObservers observers, CancellationToken cancellationToken = default)
    {
        await using var run = new PlaybookRun(options, _plugins, observers, null, _time);
        cancellationToken.ThrowIfCancellationRequested();
        return run.List();
    }
}
