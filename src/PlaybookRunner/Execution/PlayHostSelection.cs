using PlaybookRunner.Inventory;
using PlaybookRunner.Jinja;
using PlaybookRunner.Playbooks;
using PlaybookRunner.Variables;

namespace PlaybookRunner.Execution;

/// <summary>Which hosts a play is for: its pattern, the limit of the command line, and its order.</summary>
internal static class PlayHostSelection
{
    public static IReadOnlyList<Host> Select(Play play, VariableScope scope, RunServices services)
    {
        var hosts = services.Inventory.Match(PatternText(play, scope, services), services.Options.Limit, play.Hosts.Position, services.Events.Warn);
        return play.Order.Text(scope) switch
        {
            null or "inventory" => hosts,
            "reverse_inventory" => [.. hosts.Reverse()],
            "sorted" => [.. hosts.OrderBy(host => host.Name, StringComparer.Ordinal)],
            "reverse_sorted" => [.. hosts.OrderByDescending(host => host.Name, StringComparer.Ordinal)],
            "shuffle" => Shuffled(hosts),
            var other => throw new PlaybookException(ErrorCodes.KeywordValue, $"'order' does not know '{other}'", play.Order!.Position)
            {
                Hint = "it knows inventory, reverse_inventory, sorted, reverse_sorted and shuffle",
            },
        };
    }

    /// <summary>The play's host pattern as one text; lists are joined with commas.</summary>
    public static string PatternText(Play play, VariableScope scope, RunServices services) =>
        services.Templates.Finish(play.Hosts.Value, scope) switch
        {
            string text => text,
            IReadOnlyList<object?> list => string.Join(',', list.Select(Python.Str)),
            var value => throw new PlaybookException(ErrorCodes.KeywordValue, $"'hosts' must be a pattern or a list of patterns, and is {Python.TypeName(value)}", play.Hosts.Position),
        };

    private static Host[] Shuffled(IReadOnlyList<Host> hosts)
    {
        var shuffled = hosts.ToArray();
        Random.Shared.Shuffle(shuffled);
        return shuffled;
    }
}
