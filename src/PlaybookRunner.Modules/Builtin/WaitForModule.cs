using System.Net;
using System.Text;
using PlaybookRunner.Jinja;
using PlaybookRunner.Targets;

namespace PlaybookRunner.Modules.Builtin;

/// <summary>Waits for a port or a file of the target.</summary>
[Module("ansible.builtin.wait_for", SupportsCheckMode = false)]
internal sealed partial class WaitForModule : IModule<WaitForOptions>
{
    private const int AnswerLimit = 64 * 1024;
    private const long FileLimit = 256 * 1024 * 1024;

    /// <inheritdoc/>
    public async Task<ModuleResult> RunAsync(WaitForOptions options, ModuleCall call, CancellationToken cancellationToken)
    {
        Check(options);
        var began = call.Time.GetTimestamp();
        await PauseAsync(options.Delay, call, cancellationToken);
        if (options.Port is null && options.Path is null)
        {
            await PauseAsync(options.Timeout, call, cancellationToken);
            return Result(options, Sighting.Plain, Elapsed());
        }

        while (true)
        {
            if (await LookAsync(options, call, cancellationToken) is { } sighting)
                return Result(options, sighting, Elapsed());

            if (Elapsed() >= TimeSpan.FromSeconds(options.Timeout))
                throw new ModuleFailedException(ModuleResult.Fail(options.Msg ?? Complaint(options)).With("elapsed", (long)Elapsed().TotalSeconds));

            await PauseAsync(Math.Min(options.Sleep, options.Timeout), call, cancellationToken);
        }

        TimeSpan Elapsed() => call.Time.GetElapsedTime(began);
    }

    /// <summary>What was found when the wait ended.</summary>
    // A text is searched many times while it grows.
    private static readonly PythonRegexCache Patterns = new();

    private sealed record Sighting(PythonMatch? Match, PathStatus? File)
    {
        public static Sighting Plain { get; } = new(null, null);
    }

    private static void Check(WaitForOptions options)
    {
        if (options is { Port: not null, Path: not null })
            throw new ModuleFailedException("port and path parameter can not both be passed to wait_for");
        if (options is { State: WaitForState.Drained, Path: not null })
            throw new ModuleFailedException("state=drained should only be used for checking a port in the wait_for module");
        if (options.ExcludeHosts.Count > 0 && options.State != WaitForState.Drained)
            throw new ModuleFailedException("exclude_hosts should only be with state=drained");
    }

    private static Task PauseAsync(int seconds, ModuleCall call, CancellationToken cancellationToken) =>
        seconds > 0 ? Task.Delay(TimeSpan.FromSeconds(seconds), call.Time, cancellationToken) : Task.CompletedTask;

    /// <summary>Looks once.</summary>
    /// <returns>What was found; null when the wait goes on.</returns>
    private static Task<Sighting?> LookAsync(WaitForOptions options, ModuleCall call, CancellationToken cancellationToken) => options switch
    {
        { State: WaitForState.Drained } => LookForDrainedAsync(options, call, cancellationToken),
        { Path: { } path } => LookAtFileAsync(options, path, call.Target, cancellationToken),
        _ => LookAtPortAsync(options, call, cancellationToken),
    };

    private static bool WantsAbsence(WaitForOptions options) => options.State is WaitForState.Absent or WaitForState.Stopped;

    private static async Task<Sighting?> LookAtFileAsync(WaitForOptions options, string path, ITarget target, CancellationToken cancellationToken)
    {
        var query = new PathQuery(path) { Follow = true, ContentLimit = options.SearchRegex is null ? 0 : FileLimit };
        var file = (await target.InspectAsync([query], cancellationToken))[0];
        if (WantsAbsence(options))
            return file.Exists ? null : Sighting.Plain;

        if (!file.Exists)
            return null;

        return options.SearchRegex is null ? new Sighting(null, file)
            : file.Content is { } content && Search(options, content.Span) is { } match ? new Sighting(match, file)
            : null;
    }

    private static async Task<Sighting?> LookAtPortAsync(WaitForOptions options, ModuleCall call, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(TimeSpan.FromSeconds(Math.Max(1, options.ConnectTimeout)));
        try
        {
            await using var stream = await call.Target.ConnectAsync(new TargetEndpoint.Tcp(options.Host, options.Port!.Value), limit.Token);
            return WantsAbsence(options) ? null
                : options.SearchRegex is null ? Sighting.Plain
                : await ListenAsync(options, stream, limit.Token) is { } match ? new Sighting(match, null)
                : null;
        }
        catch (TargetOperationException)
        {
            return WantsAbsence(options) ? Sighting.Plain : null;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return WantsAbsence(options) ? Sighting.Plain : null;
        }
    }

    private static async Task<PythonMatch?> ListenAsync(WaitForOptions options, Stream stream, CancellationToken cancellationToken)
    {
        var heard = new byte[AnswerLimit];
        var count = 0;
        while (count < heard.Length && await stream.ReadAsync(heard.AsMemory(count), cancellationToken) is > 0 and var more)
        {
            count += more;
            if (Search(options, heard.AsSpan(0, count)) is { } match)
                return match;
        }

        return null;
    }

    private static PythonMatch? Search(WaitForOptions options, ReadOnlySpan<byte> text) => Pattern(options).Search(Encoding.UTF8.GetString(text));

    private static PythonRegex Pattern(WaitForOptions options) => Patterns.Get(options.SearchRegex!, PythonRegexFlags.MultiLine);

    private static async Task<Sighting?> LookForDrainedAsync(WaitForOptions options, ModuleCall call, CancellationToken cancellationToken)
    {
        var result = await call.RunAsync(Commands.CommandLine.Script("cat /proc/net/tcp /proc/net/tcp6 2>/dev/null"), cancellationToken);
        var local = await AddressesAsync(options.Host, cancellationToken);
        var excluded = new HashSet<IPAddress>();
        foreach (var host in options.ExcludeHosts)
            excluded.UnionWith(await AddressesAsync(host, cancellationToken));

        var active = TcpConnection.ReadAll(result.Output).Any(connection =>
            connection.LocalPort == options.Port
            && options.ActiveConnectionStates.Contains(connection.State)
            && (local.Contains(connection.LocalAddress) || local.Any(address => IPAddress.Any.Equals(address) || IPAddress.IPv6Any.Equals(address)))
            && !excluded.Contains(connection.RemoteAddress));
        return active ? null : Sighting.Plain;
    }

    private static async Task<IReadOnlyList<IPAddress>> AddressesAsync(string host, CancellationToken cancellationToken) =>
        IPAddress.TryParse(host, out var address) ? [address] : await Dns.GetHostAddressesAsync(host, cancellationToken);

    private static string Complaint(WaitForOptions options) => options switch
    {
        { State: WaitForState.Drained } => $"Timeout when waiting for {options.Host}:{options.Port} to drain",
        { Path: { } path } when WantsAbsence(options) => $"Timeout when waiting for {path} to be absent.",
        { Path: { } path, SearchRegex: { } pattern } => $"Timeout when waiting for search string {pattern} in {path}",
        { Path: { } path } => $"Timeout when waiting for file {path}",
        _ when WantsAbsence(options) => $"Timeout when waiting for {options.Host}:{options.Port} to stop.",
        { SearchRegex: { } pattern } => $"Timeout when waiting for search string {pattern} in {options.Host}:{options.Port}",
        _ => $"Timeout when waiting for {options.Host}:{options.Port}",
    };

    private static ModuleResult Result(WaitForOptions options, Sighting sighting, TimeSpan elapsed)
    {
        IEnumerable<object?> groups = sighting.Match?.Groups() ?? [];
        var named = new OrderedDictionary<string, object?>();
        foreach (var name in sighting.Match is null ? [] : Pattern(options).GroupNames.Keys)
            named[name] = sighting.Match!.Group(name);

        var result = new ModuleResult
        {
            Values = new OrderedDictionary<string, object?>
            {
                ["elapsed"] = (long)elapsed.TotalSeconds,
                ["match_groupdict"] = named,
                ["match_groups"] = groups.ToList(),
                ["path"] = options.Path,
                ["port"] = (long?)options.Port,
                ["search_regex"] = options.SearchRegex,
                ["state"] = options.State.ToString().ToLowerInvariant(),
            },
        };
        return sighting.File is { } file ? result.WithState(file) : result;
    }
}
