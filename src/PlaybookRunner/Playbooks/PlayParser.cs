using PlaybookRunner.Content;
using PlaybookRunner.Jinja;

namespace PlaybookRunner.Playbooks;

/// <summary>Reads plays.</summary>
internal sealed class PlayParser(ParserState state, StepParser steps)
{
    /// <summary>The play of a mapping.</summary>
    /// <param name="mapping">The mapping.</param>
    /// <param name="file">The playbook it stands in.</param>
    /// <param name="import">The keywords and variables of the import that brought the playbook in.</param>
    public Play Parse(YamlMapping mapping, string file, PlaybookImport import)
    {
        state.CheckKeys(mapping, KeywordNames.Play, "a play");
        var vars = state.Keywords.Variables(mapping, "vars").With(import.Vars);
        var context = Context(Keywords(mapping).Under(import.Keywords), vars, file);
        var roles = steps.Roles.ParseEntries(Roles(mapping), context);
        var play = new Play
        {
            Position = mapping.Position,
            Name = state.Keywords.Text(mapping, "name"),
            Hosts = Hosts(mapping),
            Keywords = context.Keywords,
            Folder = context.PlayFolder,
            PreTasks = steps.ParseList(mapping, "pre_tasks", context),
            Roles = roles,
            Tasks = steps.ParseList(mapping, "tasks", context),
            PostTasks = steps.ParseList(mapping, "post_tasks", context),
            Vars = vars,
            VarsFiles = [.. KeywordReader.Items(mapping, "vars_files").Select(static node => new ContentValue(node.Value, node.Position))],
            VarsPrompt = [.. KeywordReader.Items(mapping, "vars_prompt").Select(Prompt).OfType<VarsPrompt>()],
            Serial = [.. KeywordReader.Items(mapping, "serial").Select(static node => new ContentValue(node.Value, node.Position))],
        };
        return WithSettings(play, mapping) with { Handlers = [.. context.RoleHandlers, .. steps.ParseHandlers(mapping, context)] };
    }

    private static StepContext Context(Keywords keywords, VariableSet vars, string file)
    {
        var folder = Path.GetDirectoryName(file)!;
        return new StepContext { Keywords = keywords, Folder = folder, PlayFolder = folder, Files = [file], Variables = [vars], RoleHandlers = [] };
    }

    private Play WithSettings(Play play, YamlMapping mapping) => play with
    {
        GatherFacts = state.Keywords.Flag(mapping, "gather_facts"),
        GatherSubset = state.Keywords.Texts(mapping, "gather_subset", splitsAtCommas: true),
        GatherTimeout = state.Keywords.Integer(mapping, "gather_timeout"),
        FactPath = state.Keywords.Text(mapping, "fact_path"),
        ForceHandlers = state.Keywords.Flag(mapping, "force_handlers"),
        MaxFailPercentage = state.Keywords.Number(mapping, "max_fail_percentage", allowsPercent: true),
        Strategy = state.Keywords.Text(mapping, "strategy"),
        Order = state.Keywords.Text(mapping, "order"),
    };

    private Keywords Keywords(YamlMapping mapping)
    {
        var keywords = state.Keywords.Common(mapping, withVars: false);
        if (mapping.Find("user") is not { } user)
            return keywords;
        if (keywords.RemoteUser is not null)
            state.Problems.Error(
                ErrorCodes.Structure,
                "a play has either 'user' or 'remote_user', and this one has both",
                user.Key.Position,
                "remove 'user', the old name");
        return keywords with { RemoteUser = state.Keywords.Text(mapping, "user") };
    }

    private ContentValue Hosts(YamlMapping mapping)
    {
        if (!mapping.TryGet("hosts", out var node))
            state.Problems.Error(ErrorCodes.Structure, "a play needs 'hosts'", mapping.Position);
        else if (node is YamlScalar { IsNull: true } or YamlScalar { Value: string { Length: 0 } } or YamlSequence { Items.Count: 0 })
            state.Problems.Error(ErrorCodes.KeywordValue, "'hosts' is empty", node.Position, "name a host, a group or a pattern, as in 'hosts: all'");
        else if (node is YamlMapping || node is YamlSequence list && list.Items.Any(static item => item is not YamlScalar { IsNull: false }))
            state.Keywords.Wrong(
                "hosts",
                "a host pattern or a list of them",
                node.Position,
                node is YamlMapping ? node.Kind : "a list with something else in it");
        return new ContentValue(
            node is YamlScalar { Value: not TemplateValue } scalar ? Python.Str(scalar.Value) : node?.Value,
            node?.Position ?? mapping.Position);
    }

    private IEnumerable<YamlNode> Roles(YamlMapping mapping)
    {
        if (!mapping.TryGet("roles", out var node) || node is YamlScalar { IsNull: true })
            return [];
        if (node is YamlSequence list)
            return list.Items.Where(static item => item is not YamlScalar { IsNull: true });
        state.Keywords.Wrong("roles", "a list of roles", node.Position, node.Kind);
        return [];
    }

    private VarsPrompt? Prompt(YamlNode node)
    {
        if (node is not YamlMapping mapping || state.Keywords.Text(mapping, "name")?.Value is not { } name)
        {
            state.Problems.Error(
                ErrorCodes.Structure,
                "an item of 'vars_prompt' is a mapping with the name of a variable, as in '{name: x, prompt: \"x?\"}'",
                node.Position);
            return null;
        }

        state.CheckKeys(mapping, KeywordNames.VarsPrompt, "'vars_prompt'");
        return new VarsPrompt
        {
            Name = name,
            Position = mapping.Position,
            Prompt = state.Keywords.Text(mapping, "prompt"),
            Default = mapping.TryGet("default", out var value) ? new ContentValue(value.Value, value.Position) : null,
            IsPrivate = state.Keywords.Flag(mapping, "private")?.Value ?? true,
            Confirm = state.Keywords.Flag(mapping, "confirm")?.Value ?? false,
            Encrypt = state.Keywords.Text(mapping, "encrypt")?.Value,
            Salt = state.Keywords.Text(mapping, "salt")?.Value,
            SaltSize = state.Keywords.Integer(mapping, "salt_size")?.Value,
            Unsafe = state.Keywords.Flag(mapping, "unsafe")?.Value ?? false,
        };
    }
}
