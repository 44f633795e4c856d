using PlaybookRunner.Content;

namespace PlaybookRunner.Playbooks;

/// <summary>Reads playbooks with all they import, and during a run what includes name. Each call reports everything that is wrong in one go.</summary>
internal sealed class PlaybookParser(ParserServices services)
{
    /// <summary>A playbook; what is wrong with it is added to <paramref name="problems"/>.</summary>
    public Playbook ParsePlaybook(string path, ContentProblems problems) =>
        new Pass(services, problems).Parse(Path.GetFullPath(path), null, PlaybookImport.None);

    /// <summary>The tasks that an <c>include_tasks</c> brings in.</summary>
    /// <param name="include">The include.</param>
    /// <param name="file">The file it names, evaluated.</param>
    /// <param name="playFolder">The folder of the playbook.</param>
    /// <param name="problems">Receives what is wrong.</param>
    public IncludedSteps ParseIncludedTasks(PlaybookTask include, string file, string playFolder, ContentProblems problems)
    {
        var context = Inside(include, playFolder);
        var pass = new Pass(services, problems);
        if (TaskFiles.Find(services.Loader.Source, file, include.Role?.Role.Path, include.Folder, playFolder, isStatic: false) is { } path)
            return new IncludedSteps(pass.Steps.ParseFile(path, include.Action.Position, context), context.RoleHandlers);
        problems.Error(
            ErrorCodes.FileNotFound,
            $"the file '{file}' does not exist",
            (include.Arguments.FreeForm?.Position ?? include.Arguments.Find("file")?.ValuePosition) ?? include.Action.Position,
            "looked for " + string.Join(", ", TaskFiles.Candidates(file, include.Role?.Role.Path, include.Folder, playFolder, isStatic: false)));
        return new IncludedSteps([], []);
    }

    /// <summary>The role that an <c>include_role</c> brings in.</summary>
    /// <param name="include">The include.</param>
    /// <param name="request">The role and what of it, evaluated; its keywords are set here.</param>
    /// <param name="playFolder">The folder of the playbook.</param>
    /// <param name="problems">Receives what is wrong.</param>
    public IncludedSteps ParseIncludedRole(PlaybookTask include, RoleRequest request, string playFolder, ContentProblems problems)
    {
        var context = Inside(include, playFolder);
        var pass = new Pass(services, problems);
        return new IncludedSteps(pass.Steps.Roles.BringIn(request, context), context.RoleHandlers);
    }

    // Of an include's own keywords the tasks inherit its variables and what it applies, and from around it everything.
    private static StepContext Inside(PlaybookTask include, string playFolder)
    {
        var around = include.Around with { Vars = include.Keywords.Vars };
        return new StepContext
        {
            Keywords = include.Apply?.Under(around) ?? around,
            Role = include.Role,
            Folder = include.Folder,
            PlayFolder = playFolder,
            RoleHandlers = [],
        };
    }

    /// <summary>One pass over a playbook and its imports.</summary>
    private sealed class Pass
    {
        private readonly ParserState _state;
        private readonly PlayParser _plays;

        public Pass(ParserServices services, ContentProblems problems)
        {
            _state = new ParserState(services, problems);
            Steps = new StepParser(_state, ImportAmongTasks);
            _plays = new PlayParser(_state, Steps);
        }

        public StepParser Steps { get; }

        public Playbook Parse(string path, SourcePosition? wantedBy, PlaybookImport import)
        {
            var problemsBefore = _state.Problems.ErrorCount;
            var root = _state.Services.Loader.Load(path, wantedBy, _state.Problems);
            if (_state.Problems.ErrorCount > problemsBefore)
                return new Playbook(path, []);
            if (root is YamlSequence { Items.Count: > 0 } list)
                return new Playbook(
                    path,
                    [.. list.Items.SelectMany(item => ParseEntry(item, path, import with { Files = [.. import.Files, path] }))]);
            var position = root?.Position ?? wantedBy ?? new SourcePosition(new SourceFile(path, ""), 1, 1);
            _state.Problems.Error(
                ErrorCodes.Structure,
                $"a playbook is a list of plays, and this is {(root is null or YamlSequence ? "empty" : root.Kind)}",
                position,
                "start each play with '- hosts:'");
            return new Playbook(path, []);
        }

        private IEnumerable<Play> ParseEntry(YamlNode item, string path, PlaybookImport import)
        {
            if (item is not YamlMapping mapping)
            {
                _state.Problems.Error(ErrorCodes.Structure, $"a play is a mapping, and this is {item.Kind}", item.Position);
                return [];
            }

            var importing = mapping.Entries.FirstOrDefault(static entry => BuiltInActions.Resolve(entry.Key.Text) is BuiltInActions.ImportPlaybook or BuiltInActions.Include);
            return importing is null ? [_plays.Parse(mapping, path, import)] : Import(importing, mapping, path, import);
        }

        private IEnumerable<Play> Import(YamlEntry entry, YamlMapping mapping, string path, PlaybookImport import)
        {
            if (BuiltInActions.Resolve(entry.Key.Text) == BuiltInActions.Include)
                _state.Lenient.Accept(LenientForms.IncludePlaybook, entry.Key.Position, $"- import_playbook: {(entry.Value as YamlScalar)?.Text}");
            foreach (var other in mapping.Entries.Where(other => other != entry && !KeywordNames.ImportedPlaybook.Contains(other.Key.Text)))
                _state.UnknownKeyword(other.Key, KeywordNames.ImportedPlaybook, "an imported playbook");
            var own = _state.Keywords.Common(mapping, withVars: false);
            var inner = new PlaybookImport(
                new Keywords { Tags = own.Tags, When = own.When }.Under(import.Keywords),
                _state.Keywords.Variables(mapping, "vars").With(import.Vars),
                import.Files);
            return ImportedFile(entry, path, inner) is { } file ? Parse(file, entry.Value.Position, inner).Plays : [];
        }

        private string? ImportedFile(YamlEntry entry, string path, PlaybookImport import)
        {
            if (entry.Value is not YamlScalar { IsNull: false } scalar)
            {
                _state.Keywords.Wrong(entry.Key.Text, "the path of a playbook", entry.Value.Position, entry.Value.Kind);
                return null;
            }

            var context = new StepContext { Keywords = Keywords.None, Folder = Path.GetDirectoryName(path)!, PlayFolder = Path.GetDirectoryName(path)!, Variables = [import.Vars], RoleHandlers = [] };
            return _state.StaticText(scalar.Value, scalar.Position, context, "the name of an imported playbook") is { } name
                ? Checked(Path.GetFullPath(Path.Combine(context.Folder, name)), scalar.Position, import.Files)
                : null;
        }

        private string? Checked(string file, SourcePosition position, IReadOnlyList<string> files)
        {
            if (files.Contains(file))
                _state.Problems.Error(
                    ErrorCodes.ImportCycle,
                    $"'{Path.GetFileName(file)}' imports itself",
                    position,
                    string.Join(" → ", files.Append(file).Select(static path => Path.GetFileName(path))));
            else if (!_state.Services.Loader.Source.FileExists(file))
                _state.Problems.Error(ErrorCodes.FileNotFound, $"the playbook '{file}' does not exist", position);
            else
                return file;
            return null;
        }

        private Playbook? ImportAmongTasks(string name, SourcePosition position, StepContext context, PlaybookImport import)
        {
            var candidates = new[] { context.Folder, context.PlayFolder }.Select(folder => Path.GetFullPath(Path.Combine(folder, name))).ToList();
            var file = candidates.Find(_state.Services.Loader.Source.FileExists) ?? candidates[0];
            return Checked(file, position, context.Files) is { } path ? Parse(path, position, import) : null;
        }
    }
}
