using PlaybookRunner.Content;

namespace PlaybookRunner.Playbooks;

/// <summary>Brings in roles: with their metadata, variables, dependencies, handlers and tasks.</summary>
internal sealed class RoleParser
{
    private readonly ParserState _state;
    private readonly StepParser _steps;
    private readonly RoleFiles _files;
    private readonly RoleMetadataParser _metadata;

    public RoleParser(ParserState state, StepParser steps)
    {
        _state = state;
        _steps = steps;
        _files = new RoleFiles(state.Services.Loader, state.Problems);
        _metadata = new RoleMetadataParser(state, _files);
    }

    /// <summary>The roles of <c>roles:</c> or <c>dependencies:</c>, each after the roles it depends on.</summary>
    public IReadOnlyList<RoleRun> ParseEntries(IEnumerable<YamlNode> entries, StepContext context) =>
        [.. entries.SelectMany(entry => ParseEntry(entry, context) is { } request ? BringIn(request, context) : [])];

    /// <summary>A role with the roles it depends on in front; nothing when it cannot be found, which is reported.</summary>
    public IReadOnlyList<RoleRun> BringIn(RoleRequest request, StepContext context)
    {
        if (Locate(request, context) is not { } location)
            return [];
        if (context.Files.Contains(location.Path))
        {
            _state.Problems.Error(
                ErrorCodes.ImportCycle,
                $"the role '{request.Name}' brings in itself",
                request.Position,
                string.Join(" → ", context.Files.Append(location.Path).Select(static path => Path.GetFileName(path))));
            return [];
        }

        return Build(request, location, context with { Files = [.. context.Files, location.Path] });
    }

    private RoleLocation? Locate(RoleRequest request, StepContext context)
    {
        var roles = _state.Services.Roles;
        if (roles.Find(request.Name, context.PlayFolder, request.Keywords.Under(context.Keywords).Collections) is { } location)
            return location;
        _state.Problems.Error(
            ErrorCodes.RoleNotFound,
            $"the role '{request.Name}' was not found in {string.Join(", ", roles.Folders(context.PlayFolder).Distinct())}",
            request.Position,
            ClosestName.Hint(request.Name, roles.Names(context.PlayFolder)));
        return null;
    }

    private List<RoleRun> Build(RoleRequest request, RoleLocation location, StepContext context)
    {
        var metadata = _metadata.Parse(location.Path);
        var role = new Role { Name = location.Name, Path = location.Path, Collection = location.Collection, Metadata = metadata.Metadata };
        var keywords = request.Keywords.Under(context.Keywords) with { Collections = CollectionsOf(role) };
        var use = UseOf(request, role, context);
        var inside = context.Inside(keywords) with { Role = use };
        var dependencies = ParseEntries(metadata.Dependencies, inside);
        use = use with { Dependencies = [.. dependencies.Select(static dependency => dependency.Role!)] };
        inside = inside with { Role = use, Variables = [.. inside.Variables, use.Defaults, use.Vars, use.Parameters] };
        AddHandlers(request, location.Path, inside);
        return [.. dependencies, new RoleRun { Position = request.Position, Keywords = keywords, Role = use, Steps = Steps(request, role, inside) }];
    }

    private IReadOnlyList<Step> Steps(RoleRequest request, Role role, StepContext context)
    {
        var tasks = Tasks(request, role.Path, context);
        return request.ChecksArguments && RoleArguments.CheckOf(request.TasksFrom, role, Path.Combine(role.Path, "tasks"), context) is { } check ? [check, .. tasks] : tasks;
    }

    private RoleUse UseOf(RoleRequest request, Role role, StepContext context) => new()
    {
        Role = role,
        Position = request.Position,
        Parent = context.Role,
        AllowDuplicates = request.AllowDuplicates ?? role.Metadata.AllowDuplicates,
        Signature = role.Path + request.Signature,
        Defaults = _files.Variables(role.Path, "defaults", request.DefaultsFrom, WantedBy(request, request.DefaultsFrom)),
        Vars = _files.Variables(role.Path, "vars", request.VarsFrom, WantedBy(request, request.VarsFrom)),
        Parameters = request.Parameters,
        IsPublic = request.IsPublic,
    };

    private static SourcePosition? WantedBy(RoleRequest request, string name) => name == "main" ? null : request.Position;

    private static IReadOnlyList<string> CollectionsOf(Role role) =>
        role.Collection is null ? role.Metadata.Collections : [role.Collection, .. role.Metadata.Collections];

    private IReadOnlyList<Step> Tasks(RoleRequest request, string role, StepContext context)
    {
        if (_files.Find(role, "tasks", request.TasksFrom) is { } path)
            return _steps.ParseFile(path, request.Position, context);
        if (request.TasksFrom != "main")
            _state.Problems.Error(
                ErrorCodes.FileNotFound,
                $"the role '{request.Name}' has no file 'tasks/{request.TasksFrom}'",
                request.Position,
                ClosestName.Hint(request.TasksFrom, _files.FileNames(Path.Combine(role, "tasks"))));
        return [];
    }

    // A role that is used several times has its handlers once.
    private void AddHandlers(RoleRequest request, string role, StepContext context)
    {
        if (_files.Find(role, "handlers", request.HandlersFrom) is not { } path)
            return;
        foreach (var handler in _steps.ParseHandlerFile(path, request.Position, context))
        {
            if (!context.RoleHandlers.Exists(known => known.Task.Position == handler.Task.Position))
                context.RoleHandlers.Add(handler);
        }
    }

    private RoleRequest? ParseEntry(YamlNode entry, StepContext context)
    {
        switch (entry)
        {
            case YamlScalar scalar when NameOf(scalar, context) is { } name:
                return new RoleRequest { Name = name, Position = scalar.Position };
            case YamlMapping mapping:
                return ParseMapping(mapping, context);
            case YamlScalar:
                return null;
            default:
                _state.Problems.Error(
                    ErrorCodes.Structure,
                    $"a role is a name or a mapping with the key 'role', and this is {entry.Kind}",
                    entry.Position);
                return null;
        }
    }

    private RoleRequest? ParseMapping(YamlMapping mapping, StepContext context)
    {
        if ((mapping.Find("role") ?? mapping.Find("name"))?.Value is not YamlScalar named)
        {
            _state.Problems.Error(ErrorCodes.Structure, "this role has no name", mapping.Position, "add 'role: NAME'");
            return null;
        }

        return NameOf(named, context) is { } name
            ? new RoleRequest
            {
                Name = name,
                Position = named.Position,
                Keywords = _state.Keywords.Common(mapping, withVars: false),
                Parameters = Parameters(mapping).With(_state.Keywords.Variables(mapping, "vars")),
                Signature = RoleSignature.Of(mapping),
            }
            : null;
    }

    private VariableSet Parameters(YamlMapping mapping) =>
        VariableNames.Read(
            new YamlMapping([.. mapping.Entries.Where(static entry => !KeywordNames.Role.Contains(entry.Key.Text))], mapping.Position),
            _state.Problems);

    private string? NameOf(YamlScalar scalar, StepContext context) =>
        _state.StaticText(scalar.Value is TemplateValue ? scalar.Value : scalar.Text, scalar.Position, context, "the name of a role");
}
