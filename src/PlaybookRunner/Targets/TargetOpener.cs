using System.Collections.Concurrent;
using System.Collections.Frozen;
using PlaybookRunner.Connections;
using PlaybookRunner.Targets.Local;
using PlaybookRunner.Targets.Shell;

namespace PlaybookRunner.Targets;

/// <summary>
/// Opens targets and keeps them: one connection per host and login user, one shell on it per user that is become. Disposing it closes
/// everything.
/// </summary>
public sealed class TargetOpener : IAsyncDisposable
{
    /// <summary>How many connections may be open at once when nothing else is said.</summary>
    public const int DefaultMaximumConnections = 500;

    private readonly FrozenDictionary<string, IConnectionPlugin> _plugins;
    private readonly FrozenDictionary<string, IBecomeMethod> _becomeMethods;
    private readonly ConnectionPool _pool;
    private readonly ConcurrentDictionary<ConnectionKey, ConnectionSlot> _slots = new();
    private readonly ConcurrentDictionary<(ConnectionKey Connection, BecomeSettings? Become), Lazy<Task<ShellTarget>>> _targets = new();
    private readonly Lazy<LocalTarget> _local = new(() => new LocalTarget());

    /// <summary>Makes an opener.</summary>
    /// <param name="plugins">The connection plugins.</param>
    /// <param name="becomeMethods">The become methods.</param>
    /// <param name="maximumConnections">How many connections may be open at once; idle ones are closed to stay below.</param>
    public TargetOpener(
        IEnumerable<IConnectionPlugin> plugins, IEnumerable<IBecomeMethod> becomeMethods, int maximumConnections = DefaultMaximumConnections)
    {
        _plugins = ByName(plugins, plugin => plugin.Names);
        _becomeMethods = ByName(becomeMethods, method => method.Names);
        _pool = new ConnectionPool(maximumConnections);
    }

    /// <summary>How many connections are open now.</summary>
    public int OpenConnections => _pool.OpenConnections;

    /// <summary>The names that connections can be chosen by.</summary>
    public IReadOnlyCollection<string> ConnectionNames => _plugins.Keys;

    /// <summary>The names that become methods can be chosen by.</summary>
    public IReadOnlyCollection<string> BecomeMethodNames => _becomeMethods.Keys;

    /// <summary>Opens a target, or returns the one that is open.</summary>
    /// <param name="settings">How to reach the host.</param>
    /// <param name="connectionName">The connection plugin: <c>ssh</c>, <c>local</c>.</param>
    /// <param name="become">Whom to become; null to stay the login user. Becoming the login user is no becoming.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="ConnectionLostException">The host is unreachable or refuses the login.</exception>
    /// <exception cref="BecomeException">The user could not be become.</exception>
    /// <exception cref="TargetOperationException">There is no such connection plugin or become method.</exception>
    public async Task<ITarget> OpenAsync(
        ConnectionSettings settings, string connectionName, BecomeSettings? become, CancellationToken cancellationToken)
    {
        var plugin = Find(_plugins, connectionName, "connection plugin");
        if (plugin is LocalConnectionPlugin && OperatingSystem.IsLinux() && (become is null || become.User == _local.Value.Identity.User))
        {
            return _local.Value;
        }

        var method = become is null ? null : Find(_becomeMethods, become.Method, "become method");
        var key = ConnectionKey.Of(plugin, settings);
        var slot = _slots.GetOrAdd(key, static (_, made) => made.Pool.AddSlot(made.Plugin, made.Settings), (Pool: _pool, Plugin: plugin, Settings: settings));
        return await ShellAsync(key, slot, Canonical(connectionName), method, become, cancellationToken);
    }

    /// <summary>Closes everything that is open to a host, so that the next task logs in anew (<c>meta: reset_connection</c>).</summary>
    /// <param name="hostName">The host's name in the inventory.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task ResetAsync(string hostName, CancellationToken cancellationToken)
    {
        foreach (var key in _targets.Keys.Where(key => key.Connection.Settings.HostName == hostName))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (_targets.TryRemove(key, out var target))
            {
                await DisposeAsync(target);
            }
        }

        foreach (var (key, slot) in _slots)
        {
            await (key.Settings.HostName == hostName ? slot.CloseAsync() : Task.CompletedTask);
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await Task.WhenAll(_targets.Values.Select(target => DisposeAsync(target)));
        _targets.Clear();
        await _pool.DisposeAsync();
        foreach (var slot in _slots.Values)
        {
            slot.Dispose();
        }
    }

    private async Task<ITarget> ShellAsync(
        ConnectionKey key, ConnectionSlot slot, string connectionName, IBecomeMethod? method, BecomeSettings? become, CancellationToken cancellationToken)
    {
        if (become is not null)
        {
            using var lease = await slot.LeaseAsync(cancellationToken);
            (method, become) = lease.Connection.User == become.User ? (null, null) : (method, become);
        }

        // The first to ask opens it, for all; a failure is not kept.
        var target = _targets.GetOrAdd((key, become), _ => new Lazy<Task<ShellTarget>>(
            () => ShellTarget.OpenAsync(slot, connectionName, new ShellStart { Method = method, Become = become }, cancellationToken)));
        try
        {
            return await target.Value.WaitAsync(cancellationToken);
        }
        catch
        {
            _targets.TryRemove(KeyValuePair.Create((key, become), target));
            throw;
        }
    }

    private static async Task DisposeAsync(Lazy<Task<ShellTarget>> target)
    {
        if (target.IsValueCreated && target.Value.IsCompletedSuccessfully)
        {
            await (await target.Value).DisposeAsync();
        }
    }

    private static string Canonical(string name) => name[(name.LastIndexOf('.') + 1)..];

    private static FrozenDictionary<string, T> ByName<T>(IEnumerable<T> items, Func<T, IReadOnlyList<string>> names) =>
        items.SelectMany(item => names(item).Select(name => KeyValuePair.Create(name, item))).ToFrozenDictionary(StringComparer.Ordinal);

    private static T Find<T>(FrozenDictionary<string, T> items, string name, string kind) =>
        items.TryGetValue(name, out var item)
            ? item
            : throw new TargetOperationException($"there is no {kind} '{name}'; known are {string.Join(", ", items.Keys.Order(StringComparer.Ordinal))}");
}
