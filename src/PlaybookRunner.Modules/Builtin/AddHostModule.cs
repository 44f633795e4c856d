using System.Globalization;

namespace PlaybookRunner.Modules.Builtin;

/// <summary>Adds a host to the inventory of the run.</summary>
[Module("ansible.builtin.add_host", NeedsNoTarget = true, RunsOncePerBatch = true, AcceptsAnyOption = true)]
internal sealed partial class AddHostModule : IModule<AddHostOptions>
{
    /// <inheritdoc/>
    public Task<ModuleResult> RunAsync(AddHostOptions options, ModuleCall call, CancellationToken cancellationToken)
    {
        var given = options.Name ?? throw new ModuleFailedException("name, host or hostname needs to be provided");
        var (name, port) = SplitPort(given);
        if (name.Length == 0)
            throw new ModuleFailedException($"Invalid empty host name provided: {given}");

        var variables = new OrderedDictionary<string, object?>(options.Variables);
        if (port is not null)
            variables["ansible_ssh_port"] = port;

        var groups = Groups(options.Groups, call);
        var shown = new OrderedDictionary<string, object?> { ["host_name"] = name, ["groups"] = groups, ["host_vars"] = variables };
        return Task.FromResult(ModuleResult.Of(changed: true).With("add_host", shown) with
        {
            Effects = [new ResultEffect.AddHost(name, groups, variables)],
        });
    }

    private static string[] Groups(object? groups, ModuleCall call) => groups switch
    {
        null => [],
        string text => text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries),
        IEnumerable<object?> list => [.. list.Select(group => call.Templates.ToText(group).Trim())],
        _ => throw new ModuleOptionException("groups", "Groups must be specified as a list."),
    };

    /// <summary>Splits <c>name:22</c> and <c>[::1]:22</c>; colons of a bare IPv6 address split nothing.</summary>
    private static (string Name, long? Port) SplitPort(string text)
    {
        var colon = text.LastIndexOf(':');
        var bracketed = text.StartsWith('[');
        if (bracketed && text.EndsWith(']'))
            return (text[1..^1], null);

        if (colon <= 0 || (bracketed ? text[colon - 1] != ']' : text.IndexOf(':', StringComparison.Ordinal) != colon)
            || !long.TryParse(text[(colon + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var port))
            return (text, null);

        return (bracketed ? text[1..(colon - 1)] : text[..colon], port);
    }
}

/// <summary>The options of <c>add_host</c>.</summary>
internal sealed class AddHostOptions
{
    /// <summary>The host's name or address, also with a port behind a colon.</summary>
    [Option(Aliases = ["host", "hostname"])]
    public string? Name { get; init; }

    /// <summary>The groups that the host joins: a list, or text with commas.</summary>
    [Option(Aliases = ["group", "groupname"])]
    public object? Groups { get; init; }

    /// <summary>The host's variables.</summary>
    [Option(CollectsRest = true)]
    public IReadOnlyDictionary<string, object?> Variables { get; init; } = new Dictionary<string, object?>();
}
