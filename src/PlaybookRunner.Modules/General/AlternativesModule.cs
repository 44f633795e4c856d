using System.Globalization;
using PlaybookRunner.Commands;
using PlaybookRunner.Modules.Builtin;

namespace PlaybookRunner.Modules.General;

/// <summary>Chooses which of several programs a name stands for.</summary>
[Module("community.general.alternatives")]
internal sealed partial class AlternativesModule : IModule<AlternativesOptions>
{
    private const string Query =
        """
        program=$(command -v update-alternatives || command -v alternatives) || { echo "update-alternatives is not installed" >&2; exit 3; }
        [ -z "$2" ] || [ -e "$2" ] || echo 'missing yes'
        LC_ALL=C "$program" --query "$1" 2>/dev/null || LC_ALL=C "$program" --display "$1" 2>/dev/null || true
        """;

    /// <inheritdoc/>
    public async Task<ModuleResult> RunAsync(AlternativesOptions options, ModuleCall call, CancellationToken cancellationToken)
    {
        var answer = (await call.RunAsync(CommandLine.Script(Query, options.Name, options.Path ?? ""), cancellationToken)).OrFail().Output;
        var isWanted = options.State != AlternativeState.Absent;
        if (isWanted && options.Path is { } path && answer.StartsWith("missing yes", StringComparison.Ordinal))
            throw new ModuleFailedException($"Specified path {path} does not exist");

        var steps = Steps(options, AlternativesGroup.Parse(answer)).ToList();
        if (steps.Count > 0 && !call.CheckMode)
            (await call.RunAsync(steps.Aggregate(new CommandChain(), (chain, step) => chain.Then(step.Command)).ToCommand(), cancellationToken)).OrFail();

        return ModuleResult.Of(steps.Count > 0, string.Join(' ', steps.Select(step => step.Message)));
    }

    private static IEnumerable<(CommandLine Command, string Message)> Steps(AlternativesOptions options, AlternativesGroup group)
    {
        var path = options.Path ?? group.Choices.Keys.FirstOrDefault("");
        var priority = group.Choices.TryGetValue(path, out var present) ? present : (int?)null;
        if (options.State == AlternativeState.Absent)
        {
            if (priority is not null)
                yield return (["update-alternatives", "--remove", options.Name, path], $"Remove alternative '{path}' from '{options.Name}'.");

            yield break;
        }

        var isNew = priority is null || (options.Priority is { } wanted && wanted != priority) || options.Subcommands.Any(sub => !group.Subcommands.Contains(sub.Name));
        if (isNew)
            yield return (Install(options, group, path), $"Install alternative '{path}' for '{options.Name}'.");

        if (options.State == AlternativeState.Selected && group.Current != path)
            yield return (["update-alternatives", "--set", options.Name, path], $"Set alternative '{path}' for '{options.Name}'.");
        else if (options.State == AlternativeState.Auto && !group.IsAutomatic)
            yield return (["update-alternatives", "--auto", options.Name], $"Set alternative to auto for '{options.Name}'.");
    }

    private static CommandLine Install(AlternativesOptions options, AlternativesGroup group, string path)
    {
        var link = options.Link ?? group.Link ?? throw new ModuleFailedException("Needed to install the alternative, but unable to do so as we are missing the link");
        var priority = (options.Priority ?? 50).ToString(CultureInfo.InvariantCulture);
        CommandLine command = ["update-alternatives", "--install", link, options.Name, path, priority];
        foreach (var sub in options.Subcommands)
            command = command.Add("--slave", sub.Link ?? throw new ModuleFailedException($"the subcommand {sub.Name} needs a link"), sub.Name, sub.Path);

        return command;
    }
}

/// <summary>What <c>update-alternatives --query</c> tells of a name.</summary>
internal sealed record AlternativesGroup
{
    /// <summary>The link that stands for the choice; null when the name is unknown.</summary>
    public string? Link { get; init; }

    /// <summary>The path that is chosen.</summary>
    public string? Current { get; init; }

    /// <summary>Whether the highest priority chooses.</summary>
    public bool IsAutomatic { get; init; }

    /// <summary>The priorities by path.</summary>
    public IReadOnlyDictionary<string, int> Choices { get; init; } = new Dictionary<string, int>();

    /// <summary>The names that are chosen along with it.</summary>
    public IReadOnlySet<string> Subcommands { get; init; } = new HashSet<string>();

    /// <summary>Reads the answer.</summary>
    public static AlternativesGroup Parse(string output)
    {
        var group = new AlternativesGroup();
        var choices = new OrderedDictionary<string, int>();
        var subcommands = new HashSet<string>(StringComparer.Ordinal);
        var (last, inSlaves) = ("", false);
        foreach (var line in output.Split('\n'))
        {
            inSlaves = line == "Slaves:" || (inSlaves && line.StartsWith(' '));
            if (inSlaves && line.StartsWith(' '))
                subcommands.Add(line.Trim().Split(' ')[0]);

            if (line.Split(": ", 2) is not [var key, var value])
                continue;

            switch (key)
            {
                case "Link":
                    group = group with { Link = value };
                    break;
                case "Value":
                    group = group with { Current = value };
                    break;
                case "Status":
                    group = group with { IsAutomatic = value == "auto" };
                    break;
                case "Alternative":
                    last = value;
                    break;
                case "Priority":
                    choices[last] = int.Parse(value, CultureInfo.InvariantCulture);
                    break;
            }
        }

        return group with { Choices = choices, Subcommands = subcommands };
    }
}

/// <summary>What an alternative shall be.</summary>
internal enum AlternativeState
{
    /// <summary>Known.</summary>
    Present,

    /// <summary>Known and chosen.</summary>
    Selected,

    /// <summary>Known, with the choice left to the priorities.</summary>
    Auto,

    /// <summary>Unknown.</summary>
    Absent,
}

/// <summary>The options of <c>alternatives</c>.</summary>
[RequiredOneOf("path", "family")]
internal sealed class AlternativesOptions
{
    /// <summary>The name.</summary>
    public required string Name { get; init; }

    /// <summary>The program that it stands for.</summary>
    [Option(IsPath = true)]
    public string? Path { get; init; }

    /// <summary>The family of programs, on machines of Red Hat's kin.</summary>
    public string? Family { get; init; }

    /// <summary>The link that stands for the choice.</summary>
    [Option(IsPath = true)]
    public string? Link { get; init; }

    /// <summary>The priority; 50 for a new one.</summary>
    public int? Priority { get; init; }

    /// <summary>What the alternative shall be.</summary>
    public AlternativeState State { get; init; } = AlternativeState.Selected;

    /// <summary>Names that are chosen along with it.</summary>
    [Option(Aliases = ["slaves"])]
    public IReadOnlyList<AlternativeSubcommand> Subcommands { get; init; } = [];
}

/// <summary>A name that is chosen along with another.</summary>
internal sealed class AlternativeSubcommand
{
    /// <summary>The name.</summary>
    public required string Name { get; init; }

    /// <summary>The program that it stands for.</summary>
    [Option(IsPath = true)]
    public required string Path { get; init; }

    /// <summary>The link that stands for the choice.</summary>
    [Option(IsPath = true)]
    public string? Link { get; init; }
}
