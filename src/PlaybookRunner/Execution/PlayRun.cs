using System.Collections.Concurrent;
using PlaybookRunner.Content;
using PlaybookRunner.Inventory;
using PlaybookRunner.Playbooks;
using PlaybookRunner.Templating;
using PlaybookRunner.Variables;

namespace PlaybookRunner.Execution;

/// <summary>One batch of a play: its hosts, what they share, and when it ends for all of them.</summary>
internal sealed class PlayRun
{
    private readonly RunServices _services;
    private readonly HostStates _states;
    private readonly PlayHosts _playHosts;
    private readonly List<Handler> _handlers;
    private readonly Lock _lock = new();
    private readonly HashSet<HostRun> _failures = [];
    private readonly Func<Playbook, CancellationToken, Task> _runPlays;
    private readonly ConcurrentDictionary<PlaybookStep, Lazy<Task>> _plays = new(ReferenceEqualityComparer.Instance);
    private readonly ConcurrentDictionary<PlaybookTask, Places> _places = new(ReferenceEqualityComparer.Instance);
    private readonly ConcurrentDictionary<Step, TemplateSurroundings> _surroundings = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<string, HostRun> _hostsByName;
    private List<RoleUse> _publicRoles = [];
    private volatile bool _ended;

    public PlayRun(Play play, PlayHosts playHosts, IReadOnlyList<Host> batch, HostStates states, RunServices services, TaskAnnouncer announcer, Func<Playbook, CancellationToken, Task> runPlays)
    {
        _runPlays = runPlays;
        Play = play;
        _playHosts = playHosts;
        _states = states;
        _services = services;
        _handlers = [.. play.Handlers];
        _publicRoles.AddRange(StaticRoles.In(play));
        Scopes = new TaskScopes(this, services);
        Includes = new DynamicInclude(this, services);
        Targets = new TargetSelection(services);
        Selection = playHosts.Selection;
        Sections = PlaySections.Of(play);
        Hosts = [.. batch.Select(host => new HostRun(this, states.Of(host), services))];
        _hostsByName = Hosts.ToDictionary(host => host.State.Name, StringComparer.Ordinal);
        Strategy = Strategies.Create(playHosts.Strategy, Hosts, announcer, services.Options);
    }

    public Play Play { get; }

    public string Name => _playHosts.Name;

    public IReadOnlyList<HostRun> Hosts { get; }

    public IReadOnlyList<PlaySection> Sections { get; }

    public IStrategy Strategy { get; }

    public TaskScopes Scopes { get; }

    public DynamicInclude Includes { get; }

    public TargetSelection Targets { get; }

    public TaskSelection Selection { get; }

    public bool ForcesHandlers => Play.ForceHandlers?.Value ?? _services.Options.ForceHandlers;

    /// <summary>Whether the play goes on with its next batch.</summary>
    public bool EndsPlay { get; private set; }

    /// <summary>What <c>vars_prompt</c> asked for.</summary>
    public IVariableLayer Prompted => _playHosts.Prompted;

    /// <summary>The handlers known so far; includes add to them.</summary>
    public IReadOnlyList<Handler> Handlers
    {
        get
        {
            lock (_lock)
                return [.. _handlers];
        }
    }

    /// <summary>The roles whose defaults and variables the whole play sees.</summary>
    public IReadOnlyList<RoleUse> PublicRoles => _publicRoles;

    /// <summary>The roles that the play itself uses, once for each use.</summary>
    public IEnumerable<string> DirectRoleNames => _publicRoles.Where(use => use.Parent is null).Select(use => use.Role.Name);

    /// <summary>The roles that others depend on.</summary>
    public IEnumerable<string> DependentRoleNames =>
        _publicRoles.SelectMany(use => use.Dependencies).Select(use => use.Role.Name).Distinct(StringComparer.Ordinal);

    public IEnumerable<string> AllHostNames => _playHosts.All.Select(host => host.Name);

    public IEnumerable<string> BatchHostNames => Hosts.Select(host => host.State.Name);

    public IEnumerable<string> ActiveHostNames => _playHosts.All.Select(_states.Of).Where(state => !state.IsOut).Select(state => state.Name);

    /// <summary>Walks the batch to its end on all hosts.</summary>
    public Task RunAsync(CancellationToken cancellationToken) => Task.WhenAll(Hosts.Select(host => Task.Run(() => host.RunAsync(cancellationToken), cancellationToken)));

    /// <summary>Whether the play gathers the facts of a host: what it says itself, else the configuration (<c>gathering</c>).</summary>
    public bool GathersFactsOf(HostRun host)
    {
        var wanted = Play.GatherFacts is { } setting ? setting.Truth(Scopes.Of(host.State, SurroundingsAt(Play.Position, Play.Folder, [], CancellationToken.None))) : null;
        return _services.Options.Gathering switch
        {
            "explicit" => wanted ?? false,
            "smart" => (wanted ?? true) && !host.State.Facts.AreGathered,
            _ => wanted ?? true,
        };
    }

    /// <summary>Runs the plays of a playbook among the tasks; whoever comes later waits for them.</summary>
    public Task RunPlaysAsync(PlaybookStep step, CancellationToken cancellationToken) =>
        _plays.GetOrAdd(step, _ => new Lazy<Task>(() => _runPlays(step.Playbook, cancellationToken))).Value.WaitAsync(cancellationToken);

    /// <summary>The places of a task with <c>throttle</c>, the same for all hosts.</summary>
    public Places PlacesFor(PlaybookTask task, int limit) => _places.GetOrAdd(task, _ => new Places(limit));

    public HostRun? FindHost(string name) => _hostsByName.GetValueOrDefault(name);

    public HostState? FindState(string name) => _services.Inventory.Find(name) is { } host ? _states.Of(host) : null;

    /// <summary>The state of a host that a task is delegated to; one that the inventory does not know is reached by its name.</summary>
    public HostState StateFor(string name) => _states.Of(_services.Inventory.Find(name) ?? _services.Inventory.AddDelegate(name));

    public IEnumerable<IVariableLayer> InventoryLayers(Host host) => _services.Inventory.LayersOf(host, Play.Folder);

    /// <summary>What a step lends to its templates; the same for all hosts.</summary>
    public TemplateSurroundings SurroundingsOf(Step step, CancellationToken cancellationToken) =>
        _surroundings.GetOrAdd(step, static (step, from) => from.Play.MakeSurroundings(step, from.Cancellation), (Play: this, Cancellation: cancellationToken));

    /// <summary>Adds what a role that was included brings to the play.</summary>
    public void AddRole(RoleUse use, IReadOnlyList<Handler> handlers)
    {
        lock (_lock)
        {
            foreach (var handler in handlers)
            {
                if (!_handlers.Exists(known => known.Task.Position == handler.Task.Position))
                    _handlers.Add(handler);
            }

            if (use.IsPublic && !_publicRoles.Contains(use))
                _publicRoles = [.. _publicRoles, use];
        }
    }

    /// <summary>Ends the play for more than one host.</summary>
    public void End(PlayEndScope scope)
    {
        if (scope is PlayEndScope.Batch or PlayEndScope.Play)
            _ended = true;
        if (scope == PlayEndScope.Play)
            EndsPlay = true;
    }

    /// <summary>What ends the host's walk because the play ended for it; null while it goes on. A host that failed goes on to its <c>rescue</c> and <c>always</c>.</summary>
    public PlayEndedException? EndFor(HostRun host)
    {
        lock (_lock)
        {
            return _ended || (HasTooManyFailures && !_failures.Contains(host))
                ? new PlayEndedException(EndsPlay ? PlayEndScope.Play : PlayEndScope.Batch)
                : null;
        }
    }

    /// <summary>Counts a host that failed for <c>any_errors_fatal</c> and <c>max_fail_percentage</c>.</summary>
    public void CountFailure(HostRun host, PlaybookTask task)
    {
        lock (_lock)
        {
            _failures.Add(host);
            if (task.Keywords.AnyErrorsFatal?.Value ?? false)
                (HasTooManyFailures, EndsPlay) = (true, true);
            if (Play.MaxFailPercentage?.Value is { } percent && _failures.Count * 100.0 / Hosts.Count > percent)
                (HasTooManyFailures, EndsPlay) = (true, true);
        }
    }

    /// <summary>Whether the batch ended because of <c>any_errors_fatal</c> or <c>max_fail_percentage</c>.</summary>
    public bool HasTooManyFailures { get; private set; }

    private TemplateSurroundings MakeSurroundings(Step step, CancellationToken cancellationToken)
    {
        var roles = new List<string>();
        for (var use = step.Role; use is not null; use = use.Parent)
            roles.Add(use.Role.Path);
        return SurroundingsAt(step.Position, step is PlaybookTask task ? task.Folder : Play.Folder, roles, cancellationToken);
    }

    private TemplateSurroundings SurroundingsAt(SourcePosition position, string folder, IReadOnlyList<string> roles, CancellationToken cancellationToken)
    {
        var files = new TaskControlFiles(_services.Content, new ContentPaths(roles, folder, Play.Folder));
        return new TemplateSurroundings(files, _services.Conditions, position, message => _services.Events.Warn(ErrorCodes.Lenient, message, position), cancellationToken)
        {
            SearchPath = files.Folders,
        };
    }
}
