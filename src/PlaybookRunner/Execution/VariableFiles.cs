using PlaybookRunner.Content;
using PlaybookRunner.Jinja;
using PlaybookRunner.Variables;

namespace PlaybookRunner.Execution;

/// <summary>Reads a play's <c>vars_files</c> for each host: their names may depend on its variables.</summary>
internal static class VariableFiles
{
    public static void Load(PlayRun play, RunServices services, CancellationToken cancellationToken)
    {
        if (play.Play.VarsFiles.Count == 0)
            return;
        foreach (var host in play.Hosts)
            host.VariableFiles = LayersOf(play, host, services, cancellationToken);
    }

    private static List<IVariableLayer> LayersOf(PlayRun play, HostRun host, RunServices services, CancellationToken cancellationToken)
    {
        var layers = new List<IVariableLayer>();
        foreach (var entry in play.Play.VarsFiles)
        {
            host.VariableFiles = layers;
            var files = new TaskControlFiles(services.Content, new ContentPaths([], play.Play.Folder, play.Play.Folder));
            var surroundings = new Templating.TemplateSurroundings(files, services.Conditions, entry.Position, message => services.Events.Warn(ErrorCodes.Lenient, message, entry.Position), cancellationToken);
            var scope = play.Scopes.Of(host.State, surroundings);
            if (Find(entry, scope, files, services) is { } path)
                layers.Insert(0, services.Content.LoadVariables(path, entry.Position));
        }

        return layers;
    }

    private static IReadOnlyList<string> Names(object? value) => value switch
    {
        IReadOnlyList<object?> list => [.. list.Select(Python.Str)],
        _ => [Python.Str(value)],
    };

    // The first file that exists. The reference goes on without one, also where the name depends on something that is not known yet; here that is told.
    private static string? Find(ContentValue entry, VariableScope scope, TaskControlFiles files, RunServices services)
    {
        IReadOnlyList<string> names;
        try
        {
            names = Names(services.Templates.Finish(entry.Value, scope));
        }
        catch (PlaybookException exception) when (exception.Code == ErrorCodes.Undefined)
        {
            services.Events.Warn(exception.Code, $"no file of variables is read here: {exception.Message}", entry.Position);
            return null;
        }

        var found = names.Select(name => files.TryFind("vars", name)).FirstOrDefault(path => path is not null);
        if (found is null)
            services.Events.Warn(ErrorCodes.FileNotFound, $"no file of variables is read here; looked for {string.Join(", ", names.SelectMany(name => files.Candidates("vars", name)))}", entry.Position);
        return found;
    }
}
