using PlaybookRunner.Commands;

namespace PlaybookRunner.Modules.Builtin;

/// <summary>Reads one of the target's databases (users, groups, hosts, services…) into a fact.</summary>
[Module("ansible.builtin.getent")]
internal sealed partial class GetentModule : IModule<GetentOptions>
{
    private static readonly string[] WithColons = ["passwd", "shadow", "group", "gshadow"];

    /// <inheritdoc/>
    public async Task<ModuleResult> RunAsync(GetentOptions options, ModuleCall call, CancellationToken cancellationToken)
    {
        CommandLine command = ["getent"];
        command = command.AddIf(options.Service is not null, "-s", options.Service ?? "").Add(options.Database).AddIf(options.Key is not null, options.Key ?? "");
        var result = await call.RunAsync(command, cancellationToken);
        return result.ExitCode switch
        {
            0 => Facts(options, Entries(result.Output, options)),
            1 => throw new ModuleFailedException("Missing arguments, or database unknown."),
            2 when options.FailKey => throw new ModuleFailedException("One or more supplied key could not be found in the database."),
            2 => Facts(options, new OrderedDictionary<string, object?> { [options.Key ?? ""] = null }) with { Message = "One or more supplied key could not be found in the database." },
            3 => throw new ModuleFailedException("Enumeration not supported on this database."),
            _ => throw CommandFailure.Of(result, "Unexpected failure!"),
        };
    }

    // Lines of the same key, as a service with several protocols has them, follow one another in a list.
    private static OrderedDictionary<string, object?> Entries(string output, GetentOptions options)
    {
        var separator = options.Split ?? (WithColons.Contains(options.Database) ? ":" : null);
        var entries = new OrderedDictionary<string, object?>();
        foreach (var line in output.Split('\n').Where(line => line.Length > 0))
        {
            var fields = separator is null ? line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries) : line.Split(separator);
            List<object?> values = [.. fields.Skip(1)];
            if (entries.TryGetValue(fields[0], out var earlier))
                values = earlier is List<object?> several && several.FirstOrDefault() is List<object?> ? [.. several, values] : [earlier, values];

            entries[fields[0]] = values;
        }

        return entries;
    }

    private static ModuleResult Facts(GetentOptions options, OrderedDictionary<string, object?> entries) =>
        ModuleResult.Of(changed: false) with { Facts = new OrderedDictionary<string, object?> { ["getent_" + options.Database] = entries } };
}

/// <summary>The options of <c>getent</c>.</summary>
internal sealed class GetentOptions
{
    /// <summary>The database, such as <c>passwd</c>.</summary>
    public required string Database { get; init; }

    /// <summary>The key; all of the database when it is not given.</summary>
    public string? Key { get; init; }

    /// <summary>The source in place of those that the target's configuration names.</summary>
    public string? Service { get; init; }

    /// <summary>What separates fields; the database's own when it is not given.</summary>
    public string? Split { get; init; }

    /// <summary>Whether a missing key fails the task.</summary>
    public bool FailKey { get; init; } = true;
}
