using PlaybookRunner.Content;

namespace PlaybookRunner.Playbooks;

/// <summary>Reads blocks.</summary>
internal sealed class BlockParser(ParserState state, StepParser steps)
{
    private static readonly string[] LoopKeywords = ["loop", "loop_control", "retries", "delay", "until"];

    private readonly LoopParser _loops = new(state);

    public static bool IsBlock(YamlMapping mapping) =>
        mapping.Find("block") is not null || mapping.Find("rescue") is not null || mapping.Find("always") is not null;

    public Block Parse(YamlMapping mapping, StepContext context)
    {
        CheckKeys(mapping);
        var keywords = state.Keywords.Common(mapping, withVars: true).Under(context.Keywords);
        var inside = context.Inside(keywords);
        return new Block
        {
            Position = mapping.Position,
            Name = state.Keywords.Text(mapping, "name"),
            Keywords = keywords,
            Role = context.Role,
            Body = steps.ParseList(mapping, "block", inside),
            Rescue = steps.ParseList(mapping, "rescue", inside),
            Always = steps.ParseList(mapping, "always", inside),
            Loop = _loops.Parse(mapping),
            Until = state.Keywords.Conditions(mapping, "until"),
            Retries = state.Keywords.Integer(mapping, "retries"),
            Delay = state.Keywords.Number(mapping, "delay"),
        };
    }

    private void CheckKeys(YamlMapping mapping)
    {
        if (mapping.Find("block") is null)
            state.Problems.Error(ErrorCodes.Structure, "'rescue' and 'always' need a 'block' beside them", mapping.Position);
        foreach (var entry in mapping.Entries)
        {
            if (entry.Key.Text is "loop" or "until" or "retries" || entry.Key.Text.StartsWith("with_", StringComparison.Ordinal))
                state.Lenient.Accept(LenientForms.LoopOnBlock, entry.Key.Position, null);
            else if (!KeywordNames.Block.Contains(entry.Key.Text) && !LoopKeywords.Contains(entry.Key.Text))
                UnknownKey(entry.Key);
        }
    }

    private void UnknownKey(YamlScalar key)
    {
        if (KeywordNames.Task.Contains(key.Text))
            state.Problems.Error(
                ErrorCodes.UnknownKeyword,
                $"'{key.Text}' is not a keyword of a block",
                key.Position,
                "it belongs to the tasks in the block");
        else
            state.UnknownKeyword(key, KeywordNames.Block, "a block");
    }
}
