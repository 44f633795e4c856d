using System.Text;
using PlaybookRunner.Targets;

namespace PlaybookRunner.Modules.Builtin;

/// <summary>A text file that a module reads, changes and writes back: <c>lineinfile</c>, <c>blockinfile</c>, <c>replace</c>.</summary>
internal sealed class EditedFile
{
    private readonly PathStatus _status;

    private EditedFile(PathStatus status, string text)
    {
        _status = status;
        Text = text;
    }

    public bool Exists => _status.Exists;

    public string Path => _status.Path;

    public string Text { get; }

    /// <summary>Reads the file; a missing one has an empty text.</summary>
    /// <exception cref="ModuleFailedException">It is a directory, or cannot be read.</exception>
    public static async Task<EditedFile> ReadAsync(string path, ModuleCall call, CancellationToken cancellationToken)
    {
        var status = (await call.Target.InspectAsync([new PathQuery(path) { Follow = true, ContentLimit = int.MaxValue }], cancellationToken))[0];
        if (status.Kind == PathKind.Directory)
            throw new ModuleFailedException(ModuleResult.Fail($"Path {status.Path} is a directory !").With("rc", 256L));
        if (status.Exists && status.Content is null)
            throw new ModuleFailedException($"{status.Path} cannot be read");
        return new EditedFile(status, status.Content is { } content ? Encoding.UTF8.GetString(content.Span) : "");
    }

    /// <summary>Writes the new text where it differs, and brings about the attributes.</summary>
    /// <param name="text">The new text.</param>
    /// <param name="message">What the result says when the text differs.</param>
    /// <param name="options">The options of the module.</param>
    /// <param name="call">The call.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public async Task<ModuleResult> WriteAsync(string text, string message, EditOptions options, ModuleCall call, CancellationToken cancellationToken)
    {
        var differs = text != Text || !Exists;
        var hasAttributes = Exists && FileResult.Has(_status, options.Attributes);
        var said = differs ? hasAttributes || !Exists || options.Attributes.IsEmpty ? message : $"{message} and ownership, perms or SE linux context changed"
            : hasAttributes || options.Attributes.IsEmpty ? "" : "ownership, perms or SE linux context changed";
        var result = ModuleResult.Of(differs || !(hasAttributes || options.Attributes.IsEmpty), said) with { Diff = call.DiffMode ? [Difference(text)] : [] };
        if (call.CheckMode || !result.Changed)
            return result.With("backup", "");
        return differs ? await ReplaceAsync(text, result, options, call, cancellationToken) : await SetAttributesAsync(result, options, call, cancellationToken);
    }

    private async Task<ModuleResult> ReplaceAsync(string text, ModuleResult result, EditOptions options, ModuleCall call, CancellationToken cancellationToken)
    {
        var outcome = await call.Target.WriteAsync(
            new FileWrite(Path, FileContent.Text(text))
            {
                Attributes = options.Attributes,
                Backup = options.Backup && Exists,
                AllowUnsafe = options.UnsafeWrites,
                Validation = FilePlacement.ValidationOf(options.Validate),
            },
            cancellationToken);
        return outcome.BackupPath is { } backup ? result.With("backup", backup).With("backup_file", backup) : result.With("backup", "");
    }

    private async Task<ModuleResult> SetAttributesAsync(ModuleResult result, EditOptions options, ModuleCall call, CancellationToken cancellationToken)
    {
        await call.Target.ApplyAsync([new PathChange.SetAttributes(Path, options.Attributes)], cancellationToken);
        return result.With("backup", "");
    }

    private ModuleDiff Difference(string text) => new()
    {
        Before = Text,
        After = text,
        BeforeHeader = $"{Path} (content)",
        AfterHeader = $"{Path} (content)",
    };
}
