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
            layers.Insert(0, Read(Names(services.Templates.Finish(entry.Value, scope)), entry, files, services));
        }

        return layers;
    }

    private static IReadOnlyList<string> Names(object? value) => value switch
    {
        IReadOnlyList<object?> list => [.. list.Select(Python.Str)],
        _ => [Python.Str(value)],
    };

    private static VariableSet Read(IReadOnlyList<string> names, ContentValue entry, TaskControlFiles files, RunServices services)
    {
        foreach (var name in names)
        {
            if (files.TryFind("vars", name) is { } path)
                return services.Content.LoadVariables(path, entry.Position);
        }

        throw new PlaybookException(ErrorCodes.FileNotFound, $"none of the variable files exists: {string.Join(", ", names)}", entry.Position);
    }
}
