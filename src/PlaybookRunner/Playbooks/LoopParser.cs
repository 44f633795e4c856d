using PlaybookRunner.Content;

namespace PlaybookRunner.Playbooks;

/// <summary>Reads <c>loop</c>, <c>with_*</c> and <c>loop_control</c>.</summary>
internal sealed class LoopParser(ParserState state)
{
    /// <summary>The loop of a task; null when it has none.</summary>
    public Loop? Parse(YamlMapping task)
    {
        var loops = task.Entries.Where(static entry => entry.Key.Value is "loop" || IsWith(entry)).ToList();
        if (loops.Count > 1)
            state.Problems.Error(
                ErrorCodes.Structure,
                $"a task has one loop, and this one has '{loops[0].Key.Text}' and '{loops[1].Key.Text}'",
                loops[1].Key.Position);
        return loops.Count == 0 ? null : ParseLoop(loops[0], task);
    }

    private static bool IsWith(YamlEntry entry) => entry.Key.Value is string name && name.StartsWith("with_", StringComparison.Ordinal);

    private Loop? ParseLoop(YamlEntry entry, YamlMapping task)
    {
        var lookup = IsWith(entry) ? entry.Key.Text["with_".Length..] : null;
        var isList = entry.Value is YamlSequence or YamlScalar { Value: TemplateText };
        if (lookup is null && entry.Value is YamlScalar { IsNull: true })
            return null;
        if (lookup is null && !isList)
            state.Keywords.Wrong("loop", "a list or a template of one", entry.Value.Position, entry.Value.Kind);
        return new Loop
        {
            Lookup = lookup,
            Items = new ContentValue(entry.Value.Value, entry.Value.Position),
            Control = Control(task),
            Position = entry.Key.Position,
        };
    }

    private LoopControl Control(YamlMapping task)
    {
        if (!task.TryGet("loop_control", out var node) || node is YamlScalar { IsNull: true })
            return LoopControl.Default;
        if (node is not YamlMapping control)
        {
            state.Keywords.Wrong("loop_control", "a mapping", node.Position, node.Kind);
            return LoopControl.Default;
        }

        state.CheckKeys(control, KeywordNames.LoopControl, "'loop_control'");
        return new LoopControl
        {
            LoopVar = state.Keywords.Text(control, "loop_var"),
            IndexVar = state.Keywords.Text(control, "index_var"),
            Label = control.TryGet("label", out var label) && label is not YamlScalar { IsNull: true } ? new ContentValue(label.Value, label.Position) : null,
            Pause = state.Keywords.Number(control, "pause"),
            Extended = state.Keywords.Flag(control, "extended"),
            ExtendedAllItems = state.Keywords.Flag(control, "extended_allitems"),
            BreakWhen = state.Keywords.Conditions(control, "break_when"),
        };
    }
}
