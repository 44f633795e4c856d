using System.Globalization;
using PlaybookRunner.Inventory;
using PlaybookRunner.Jinja;
using PlaybookRunner.Playbooks;
using PlaybookRunner.Variables;

namespace PlaybookRunner.Execution;

/// <summary>Cuts a play's hosts into batches (<c>serial</c>): numbers or percentages, the last one repeated.</summary>
internal static class PlayBatches
{
    public static IReadOnlyList<IReadOnlyList<Host>> Of(Play play, IReadOnlyList<Host> hosts, VariableScope scope, RunServices services)
    {
        var sizes = play.Serial.SelectMany(serial => Sizes(services.Templates.Finish(serial.Value, scope), serial.Position, hosts.Count)).ToList();
        if (sizes.Count == 0)
            return [hosts];
        var batches = new List<IReadOnlyList<Host>>();
        for (int start = 0, index = 0; start < hosts.Count; index++)
        {
            var size = sizes[Math.Min(index, sizes.Count - 1)];
            if (size <= 0)
                size = hosts.Count - start;
            batches.Add([.. hosts.Skip(start).Take(size)]);
            start += size;
        }

        return batches;
    }

    private static IEnumerable<int> Sizes(object? value, SourcePosition position, int hosts) => value switch
    {
        long number => [(int)number],
        string text when text.EndsWith('%') && double.TryParse(text[..^1], CultureInfo.InvariantCulture, out var percent) => [Math.Max(1, (int)(hosts * percent / 100))],
        string text when int.TryParse(text, CultureInfo.InvariantCulture, out var number) => [number],
        IReadOnlyList<object?> list => list.SelectMany(item => Sizes(item, position, hosts)),
        _ => throw new PlaybookException(ErrorCodes.KeywordValue, $"'serial' must be a number or a percentage, and is {Python.Repr(value)}", position),
    };
}
