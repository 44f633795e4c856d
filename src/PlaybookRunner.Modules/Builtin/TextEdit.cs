using System.Text;
using PlaybookRunner.Targets;

namespace PlaybookRunner.Modules.Builtin;

/// <summary>Reads a text file of the target and writes it back when it has changed: one look, and one write that also sets the attributes.</summary>
/// <param name="path">The file; a link is followed.</param>
/// <param name="options">Owner, group, permissions.</param>
/// <param name="call">The call.</param>
internal sealed class TextEdit(string path, FileAttributeOptions options, ModuleCall call)
{
    private const long InlineLimit = 1 << 20;

    /// <summary>Whether the old file is kept.</summary>
    public bool Backup { get; init; }

    /// <summary>The command that checks the new file; null for none.</summary>
    public string? Validate { get; init; }

    /// <summary>What a difference says behind the file's path.</summary>
    public string HeaderSuffix { get; init; } = " (content)";

    /// <summary>Whether the message tells that attributes were changed.</summary>
    public bool TellsAttributes { get; init; } = true;

    /// <summary>Looks at the file and reads it.</summary>
    /// <param name="encoding">The file's encoding; null for UTF-8.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<EditedText> ReadAsync(Encoding? encoding, CancellationToken cancellationToken)
    {
        options.WarnOfDoubts(call);
        var status = (await call.Target.InspectAsync([new(path) { Follow = true, ContentLimit = InlineLimit }], cancellationToken))[0];
        if (status.Kind == PathKind.Directory)
        {
            throw new ModuleFailedException(ModuleResult.Fail($"Path {status.Path} is a directory !").With("rc", 256L));
        }

        var bytes = status.Content ?? (status.Exists ? await ReadLargeAsync(cancellationToken) : ReadOnlyMemory<byte>.Empty);
        return EditedText.Read(status, bytes.Span, encoding);
    }

    /// <summary>Requires that the file is there, or may be made.</summary>
    /// <exception cref="ModuleFailedException">It is not.</exception>
    public static void RequireFile(EditedText file, bool create, string message)
    {
        if (!file.Status.Exists && !create)
        {
            throw new ModuleFailedException(ModuleResult.Fail(message).With("rc", 257L));
        }
    }

    /// <summary>Writes the text and sets the attributes, where either differs.</summary>
    /// <param name="file">The file as it was read.</param>
    /// <param name="text">The text to be.</param>
    /// <param name="message">What was done to the text, for the result; the attributes are added.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<SavedText> SaveAsync(EditedText file, string text, string message, CancellationToken cancellationToken)
    {
        var validation = PlacedFile.ReadValidation(Validate);
        var rewritten = text != file.Text || !file.Status.Exists;
        var attributes = AttributeDifference.Between(file.Status.Exists ? file.Status : Fresh(), options.Wanted);
        var result = ModuleResult.Of(rewritten || attributes.Any, Message(message, attributes.Any && TellsAttributes));
        if (call.DiffMode)
        {
            result = result with { Diff = [ContentDiff(file, text), .. AttributeDiff(file.Status, attributes)] };
        }

        if (call.CheckMode || !result.Changed)
        {
            return new SavedText(result, file.Status);
        }

        if (rewritten)
        {
            var written = await WriteAsync(file, text, validation, cancellationToken);
            return new SavedText(written.BackupPath is null ? result : result.With("backup_file", written.BackupPath), written.Status);
        }

        var now = await call.Target.ApplyAndInspectAsync(
            [new PathChange.SetAttributes(file.Status.Path, options.Wanted)], [file.Status.Path], cancellationToken);
        return new SavedText(result, now.Paths[0]);
    }

    private async Task<WriteOutcome> WriteAsync(
        EditedText file, string text, Commands.CommandLine? validation, CancellationToken cancellationToken)
    {
        var folder = Path.GetDirectoryName(file.Status.Path) ?? "";
        if (!file.Status.Exists && folder.Length > 0)
        {
            await call.Target.ApplyAsync([new PathChange.MakeDirectory(folder)], cancellationToken);
        }

        var write = new FileWrite(file.Status.Path, new FileContent.Memory(file.ToBytes(text)))
        {
            Attributes = options.Wanted,
            Backup = Backup,
            Validation = validation,
            AllowUnsafe = options.UnsafeWrites,
        };
        return await call.Target.WriteAsync(write, cancellationToken);
    }

    private async Task<ReadOnlyMemory<byte>> ReadLargeAsync(CancellationToken cancellationToken)
    {
        await using var stream = await call.Target.OpenReadAsync(path, cancellationToken);
        using var content = new MemoryStream();
        await stream.CopyToAsync(content, cancellationToken);
        return content.ToArray();
    }

    // What a file has that is made with the usual umask.
    private PathStatus Fresh() => new(path, PathKind.File)
    {
        Mode = 0b110_100_100,
        Owner = call.Target.Identity.User,
        Group = call.Target.Identity.User,
        UserId = call.Target.Identity.IsRoot ? 0 : -1,
        GroupId = call.Target.Identity.IsRoot ? 0 : -1,
    };

    private static string Message(string message, bool setsAttributes) => (message.Length > 0, setsAttributes) switch
    {
        (true, true) => message + " and ownership, perms or SE linux context changed",
        (false, true) => "ownership, perms or SE linux context changed",
        _ => message,
    };

    private ModuleDiff ContentDiff(EditedText file, string text) => new()
    {
        Before = file.Text,
        After = text,
        BeforeHeader = file.Status.Path + HeaderSuffix,
        AfterHeader = file.Status.Path + HeaderSuffix,
    };

    private static IEnumerable<ModuleDiff> AttributeDiff(PathStatus status, AttributeDifference attributes)
    {
        if (attributes.Any)
        {
            var difference = new StateDifference();
            attributes.AddTo(difference, status.Exists ? status : status with { Mode = 0b110_100_100 });
            var header = status.Path + " (file attributes)";
            yield return difference.ToDiff() with { BeforeHeader = header, AfterHeader = header };
        }
    }
}
