using PlaybookRunner.Content;

namespace PlaybookRunner.Playbooks;

/// <summary>Reads lists of tasks and puts in place what they import.</summary>
internal sealed class StepParser
{
    private readonly ParserState _state;
    private readonly TaskParser _tasks;
    private readonly BlockParser _blocks;
    private readonly ImportParser _imports;

    public StepParser(ParserState state, Func<string, SourcePosition, StepContext, PlaybookImport, Playbook?> importPlaybook)
    {
        _state = state;
        _tasks = new TaskParser(state);
        _blocks = new BlockParser(state, this);
        Roles = new RoleParser(state, this);
        _imports = new ImportParser(state, this, importPlaybook);
    }

    public RoleParser Roles { get; }

    /// <summary>The steps below a keyword of a play or block.</summary>
    public IReadOnlyList<Step> ParseList(YamlMapping mapping, string keyword, StepContext context) =>
        mapping.TryGet(keyword, out var node) ? ParseList(node, $"'{keyword}'", context) : [];

    /// <summary>The steps of a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="wantedBy">What names it.</param>
    /// <param name="context">What is around.</param>
    public IReadOnlyList<Step> ParseFile(string path, SourcePosition wantedBy, StepContext context)
    {
        if (!context.Files.Contains(path))
            return ParseList(_state.Services.Loader.Load(path, wantedBy, _state.Problems), "a file of tasks", context.InFile(path));
        _state.Problems.Error(
            ErrorCodes.ImportCycle,
            $"'{Path.GetFileName(path)}' imports itself",
            wantedBy,
            "an include, which is done during the run, may do so under a condition");
        return [];
    }

    /// <summary>The handlers of a file.</summary>
    public IReadOnlyList<Handler> ParseHandlerFile(string path, SourcePosition wantedBy, StepContext context) =>
        Handlers(ParseFile(path, wantedBy, context with { InHandlers = true }));

    /// <summary>The handlers of a play.</summary>
    public IReadOnlyList<Handler> ParseHandlers(YamlMapping play, StepContext context) =>
        Handlers(ParseList(play, "handlers", context with { InHandlers = true }));

    private IReadOnlyList<Step> ParseList(YamlNode? node, string place, StepContext context)
    {
        switch (node)
        {
            case null or YamlScalar { IsNull: true }:
                return [];
            case YamlSequence list:
                return [.. list.Items.SelectMany(item => ParseItem(item, context))];
            default:
                _state.Problems.Error(
                    ErrorCodes.Structure,
                    $"{place} is a list of tasks, and this is {node.Kind}",
                    node.Position,
                    "start each task with '- '");
                return [];
        }
    }

    private IEnumerable<Step> ParseItem(YamlNode item, StepContext context)
    {
        switch (item)
        {
            case YamlScalar { IsNull: true }:
                return [];
            case YamlMapping mapping when BlockParser.IsBlock(mapping):
                return [_blocks.Parse(mapping, context)];
            case YamlMapping mapping:
                return _tasks.Parse(mapping, context) is { } task ? _imports.Resolve(task, mapping, context) : [];
            default:
                _state.Problems.Error(ErrorCodes.Structure, $"a task is a mapping, and this is {item.Kind}", item.Position);
                return [];
        }
    }

    // A block among handlers only lends its keywords to the handlers in it.
    private static List<Handler> Handlers(IEnumerable<Step> steps)
    {
        var handlers = new List<Handler>();
        foreach (var step in steps)
        {
            if (step is PlaybookTask task)
                handlers.Add(new Handler(task));
            else if (step is Block block)
                handlers.AddRange(Handlers(block.Body));
        }

        return handlers;
    }
}
