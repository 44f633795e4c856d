using System.Collections.Concurrent;
using PlaybookRunner.Content;
using PlaybookRunner.Variables;

namespace PlaybookRunner.Inventory;

/// <summary>The hosts and groups of a run, and their variables as layers. Tasks add hosts and groups while hosts run: it is safe for several threads.</summary>
internal sealed class RunInventory
{
    private static readonly string[] LocalNames = ["localhost", "127.0.0.1", "::1"];
    private static readonly SourcePosition AddedByTask = new(new SourceFile("<add_host>", ""), 1, 1);

    private readonly Lock _lock = new();
    private readonly ContentLoader _loader;
    private readonly InventoryTemplates _templates;
    private readonly InventoryIgnored _ignored;
    private readonly IReadOnlyList<string> _sources;
    private readonly IReadOnlyList<VarsFolder> _folders;
    private readonly ConcurrentDictionary<string, VarsFolder> _playFolders = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Host> _implicit = new(StringComparer.Ordinal);
    private readonly ContentProblems _problems = new();

    // Every task on every host asks for them; another dictionary takes its place when the inventory changes.
    private volatile ConcurrentDictionary<(Host Host, string PlayFolder), IReadOnlyList<IVariableLayer>> _layers = new();
    private InventoryGraph _graph;
    private IReadOnlyList<Host>? _allHosts;

    private RunInventory(IReadOnlyList<string> sources, ContentLoader loader, InventoryTemplates templates, InventoryIgnored ignored)
    {
        _loader = loader;
        _templates = templates;
        _ignored = ignored;
        _sources = sources;
        _folders = [.. sources.Select(FolderOf).OfType<string>().Distinct(StringComparer.Ordinal).Select(folder => new VarsFolder(folder, loader))];
        _graph = ReadSources(_problems);
    }

    /// <summary>The names of all hosts in the order of the inventory.</summary>
    public IReadOnlyList<string> HostNames => [.. AllHosts().Select(static host => host.Name)];

    /// <summary>Reads the inventory sources: host lists with a comma, files, executables, folders.</summary>
    /// <exception cref="PlaybookException">A source is missing or malformed.</exception>
    /// <exception cref="PlaybookErrorsException">Several things are wrong.</exception>
    public static RunInventory Read(RunOptions options, ContentLoader loader, InventoryTemplates templates) =>
        new(options.Inventories, loader, templates, InventoryIgnored.Of(options));

    /// <summary>Reads the sources anew; hosts and groups that tasks added are gone.</summary>
    public void Refresh()
    {
        var graph = ReadSources(new ContentProblems());
        lock (_lock)
            (_graph, _allHosts, _layers) = (graph, null, new());
    }

    /// <summary>Warns of what was odd in the sources, and of an inventory without hosts.</summary>
    public void CheckNotEmpty(Action<ContentWarning> warn)
    {
        foreach (var warning in _problems.Warnings)
            warn(warning);
        if (AllHosts().Count == 0)
            warn(new ContentWarning(ErrorCodes.Inventory, "the inventory has no hosts: only localhost can be reached, and 'all' does not match it", Place("<inventory>")));
    }

    /// <summary>Refuses a limit that leaves no host at all.</summary>
    /// <exception cref="PlaybookException">No host matches the limit.</exception>
    public void CheckLimit(string? limit, Action<ContentWarning> warn)
    {
        if (string.IsNullOrWhiteSpace(limit) || Match(LimitText(limit), OptionPlace.Of("--limit", limit), warn).Count > 0)
            return;
        throw new PlaybookException(ErrorCodes.NothingSelected, $"no host matches the limit '{limit}'", OptionPlace.Of("--limit", limit))
        {
            Hint = ClosestName.Hint(limit, AllHosts().Select(static host => host.Name).Concat(Groups().Select(static group => group.Name))),
        };
    }

    /// <summary>The hosts a pattern stands for. A limit does not touch <c>localhost</c> where no inventory names it.</summary>
    /// <param name="pattern">The pattern of a play.</param>
    /// <param name="limit">The pattern of <c>--limit</c>; null for none.</param>
    /// <param name="position">Where the pattern stands.</param>
    /// <param name="warn">Is told of parts that match nothing.</param>
    /// <exception cref="PlaybookException">A pattern is malformed, or the limit's file cannot be read.</exception>
    public IReadOnlyList<Host> Match(string pattern, string? limit, SourcePosition position, Action<ContentWarning> warn)
    {
        var hosts = Match(pattern, position, warn);
        if (string.IsNullOrWhiteSpace(limit))
            return hosts;
        var allowed = Match(LimitText(limit), OptionPlace.Of("--limit", limit), warn).ToHashSet();
        return [.. hosts.Where(host => host.IsImplicit || allowed.Contains(host))];
    }

    /// <summary>The host of a name; the implicit one for a name of this machine; null when there is none.</summary>
    public Host? Find(string name)
    {
        lock (_lock)
        {
            if (_graph.FindHost(name) is { } host)
                return host;
        }

        return LocalNames.Contains(name) ? AddDelegate(name) : _implicit.GetValueOrDefault(name);
    }

    /// <summary>A host that no inventory names, reached by its name alone.</summary>
    public Host AddDelegate(string name) => _implicit.GetOrAdd(name, static name => new Host(name) { IsImplicit = true });

    /// <summary>Whether a name means this machine without being in the inventory.</summary>
    public bool IsImplicit(string name)
    {
        lock (_lock)
            return LocalNames.Contains(name) && _graph.FindHost(name) is null;
    }

    /// <summary>Adds a host or adds to one.</summary>
    /// <param name="name">Its name, perhaps with a port.</param>
    /// <param name="groups">The groups it joins.</param>
    /// <param name="values">Its variables.</param>
    /// <returns>Whether anything of that is new.</returns>
    public bool AddHost(string name, IReadOnlyList<string> groups, IReadOnlyDictionary<string, object?> values)
    {
        var address = HostAddress.Parse(name);
        var variables = VariableSet.Of(values, AddedByTask);
        if (address.Port is { } port)
            variables = new VariableSet([KeyValuePair.Create("ansible_port", new ContentValue(port, AddedByTask))]).With(variables);
        return Change(graph =>
        {
            var isNew = graph.FindHost(address.Name) is null;
            var host = graph.Host(address.Name, null);
            isNew |= host.Add(variables);
            foreach (var group in groups)
                isNew |= graph.Join(graph.Group(group), host);
            return isNew;
        });
    }

    /// <summary>Puts a host into a group, which is made if there is none.</summary>
    /// <param name="host">The host.</param>
    /// <param name="name">The group.</param>
    /// <param name="parents">The groups the group becomes a part of.</param>
    /// <returns>Whether anything of that is new.</returns>
    public bool JoinGroup(Host host, string name, IReadOnlyList<string> parents) => Change(graph =>
    {
        var isNew = graph.FindGroup(name) is null;
        var group = graph.Group(name);
        foreach (var parent in parents.Select(graph.Group).Where(parent => !parent.Children.Contains(group)))
            isNew |= parent.TryAdd(group);
        return isNew | graph.Join(group, host);
    });

    /// <summary>A host's variables as <see cref="HostLayers"/> orders them; the folder beside the playbook wins over those beside the inventories.</summary>
    public IReadOnlyList<IVariableLayer> LayersOf(Host host, string playFolder)
    {
        // Taken first: what is collected while the inventory changes is kept with the old layers, and forgotten with them.
        var layers = _layers;
        return layers.GetOrAdd((host, playFolder), key => [.. CollectLayers(key.Host, Folders(key.PlayFolder))]);
    }

    /// <summary>The names of a host's groups, sorted, without <c>all</c>.</summary>
    public IReadOnlyList<string> GroupNamesOf(Host host)
    {
        lock (_lock)
            return [.. _graph.GroupsOf(host).Select(static group => group.Name).Order(StringComparer.Ordinal)];
    }

    /// <summary>All groups with the names of their hosts.</summary>
    public IReadOnlyList<KeyValuePair<string, IReadOnlyList<string>>> HostNamesByGroup()
    {
        lock (_lock)
            return [.. _graph.Groups.Select(group => KeyValuePair.Create<string, IReadOnlyList<string>>(group.Name, [.. group.AllHosts().Select(static host => host.Name)]))];
    }

    /// <summary>The folder of the file that names a host; null for hosts of no file.</summary>
    public string? FolderOf(Host host) => host.Source is { } source ? FolderOf(source) : null;

    /// <summary>The file that names a host; null for hosts of no file.</summary>
    public string? FileOf(Host host) => host.Source is { } source && _loader.Source.FileExists(source) ? source : null;

    /// <summary>All groups, for listings.</summary>
    public IReadOnlyList<Group> Groups()
    {
        lock (_lock)
            return [.. _graph.Groups];
    }

    /// <summary>All hosts in the order of the inventory.</summary>
    public IReadOnlyList<Host> AllHosts()
    {
        lock (_lock)
            return _allHosts ??= [.. _graph.Hosts];
    }

    private InventoryGraph ReadSources(ContentProblems problems)
    {
        var graph = new InventoryGraph();
        var reader = new InventoryReader(graph, _loader, new InventoryPlugins(graph, _templates, _folders, problems), _ignored, problems);
        foreach (var source in _sources)
            reader.Read(source);
        problems.ThrowIfAny();
        graph.Settle();
        return graph;
    }

    private bool Change(Func<InventoryGraph, bool> change)
    {
        lock (_lock)
        {
            var isNew = change(_graph);
            _graph.Settle();
            (_allHosts, _layers) = (null, new());
            return isNew;
        }
    }

    private IEnumerable<IVariableLayer> CollectLayers(Host host, List<VarsFolder> folders)
    {
        IReadOnlyList<Group> groups;
        lock (_lock)
            groups = [.. _graph.GroupsOf(host).Reverse()];
        return HostLayers.Of(host, groups, _graph.All, folders);
    }

    private List<VarsFolder> Folders(string playFolder)
    {
        var beside = _playFolders.GetOrAdd(Path.GetFullPath(playFolder), folder => new VarsFolder(folder, _loader));
        return [beside, .. _folders.Reverse()];
    }

    private IReadOnlyList<Host> Match(string text, SourcePosition position, Action<ContentWarning> warn)
    {
        IReadOnlyList<HostPattern> patterns;
        try
        {
            patterns = HostPattern.Parse(text);
        }
        catch (FormatException exception)
        {
            throw new PlaybookException(ErrorCodes.Inventory, exception.Message, position, exception);
        }

        IEnumerable<Host> hosts = patterns.Any(static pattern => pattern.Kind == HostPatternKind.Add) ? [] : InGroupOrder();
        foreach (var pattern in patterns)
            hosts = Apply(pattern, hosts, Find(pattern, position, warn));
        return [.. hosts.Distinct()];
    }

    private static IEnumerable<Host> Apply(HostPattern pattern, IEnumerable<Host> hosts, IReadOnlyList<Host> found) => pattern.Kind switch
    {
        HostPatternKind.Add => hosts.Concat(found),
        HostPatternKind.Intersect => hosts.Where(found.ToHashSet().Contains),
        _ => hosts.Where(found.ToHashSet() is var excluded ? host => !excluded.Contains(host) : null!),
    };

    private List<Host> Find(HostPattern pattern, SourcePosition position, Action<ContentWarning> warn)
    {
        var found = FindAll(pattern);
        if (found.Count == 0 && LocalNames.Contains(pattern.Name))
            found = [AddDelegate(pattern.Name)];
        if (found.Count == 0 && pattern.Name != "all")
            warn(new ContentWarning(ErrorCodes.Inventory, $"the pattern '{pattern.Text}' matches no host or group{Suggestion(pattern)}", position));
        return [.. pattern.Take(found)];
    }

    private List<Host> FindAll(HostPattern pattern)
    {
        lock (_lock)
        {
            var groups = _graph.Groups.Where(group => pattern.Matches(group.Name)).ToList();
            var hosts = groups.SelectMany(static group => group.AllHosts());
            if (groups.Count == 0 || pattern.IsWild)
                hosts = hosts.Concat(_graph.Hosts.Where(host => pattern.Matches(host.Name)));
            return [.. hosts.Distinct()];
        }
    }

    private List<Host> InGroupOrder()
    {
        lock (_lock)
            return [.. _graph.All.AllHosts()];
    }

    private string Suggestion(HostPattern pattern)
    {
        lock (_lock)
            return ClosestName.Find(pattern.Name, _graph.Groups.Select(static group => group.Name).Concat(_graph.Hosts.Select(static host => host.Name))) is { } close ? $" (did you mean '{close}'?)" : "";
    }

    private string LimitText(string limit) =>
        string.Join(
            ',',
            limit.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(part => part.StartsWith('@') ? LimitFile(part[1..]) : part));

    private string LimitFile(string path)
    {
        if (!_loader.Source.FileExists(path))
            throw new PlaybookException(
                ErrorCodes.FileNotFound,
                $"the file '{path}' with hosts for the limit does not exist",
                Place("<limit>", "@" + path));
        var lines = _loader.ReadText(path).Text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return string.Join(',', lines.Where(static line => !line.StartsWith('#')));
    }

    private string? FolderOf(string source)
    {
        if (source.Contains(',', StringComparison.Ordinal) || source.StartsWith('<'))
            return source.StartsWith('<') ? null : Environment.CurrentDirectory;
        var path = Path.GetFullPath(source);
        return _loader.Source.DirectoryExists(path) ? path : Path.GetDirectoryName(path);
    }

    private static SourcePosition Place(string name, string text = "") => new(new SourceFile(name, text), 1, 1, text.Length);
}
