using PlaybookRunner.Commands;

namespace PlaybookRunner.Targets.Local;

/// <summary>Puts whole files in place on this machine: temporary file, validation, attributes, backup, rename.</summary>
internal sealed class LocalFileWriter(LocalPaths paths, TimeProvider time)
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    public async Task<WriteOutcome> WriteAsync(FileWrite write, CancellationToken cancellationToken)
    {
        var path = Destination(write);
        var old = paths.Inspect(path, follow: write.Follow);
        Check(path, old);
        var temporary = TemporaryName.Beside(path);
        try
        {
            await FillAsync(temporary, write.Content, cancellationToken);
            await ValidateAsync(write.Validation, temporary, cancellationToken);
            var mode = old.Exists && old.Kind != PathKind.Link ? old.Mode : 0b110_110_110 & ~LocalUmask.Current;
            GiveAttributes(temporary, old, mode, write.Attributes);
            var backup = write.Backup && old.Kind == PathKind.File ? BackUp(path) : null;
            Replace(temporary, path, write.AllowUnsafe);
            return new WriteOutcome(paths.Inspect(path, follow: false)) { BackupPath = backup };
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw LocalErrors.Failure($"cannot write {path}", exception);
        }
        finally
        {
            // After the rename nothing stands there any more.
            Posix.Unlink(temporary);
        }
    }

    private string Destination(FileWrite write)
    {
        var path = paths.Expand(write.Path);
        if (!write.Follow)
        {
            return path;
        }

        // A broken link is followed to the place where its file will be.
        for (var hops = 0; hops < 40 && Posix.ReadLink(path) is { } target; hops++)
        {
            path = target.StartsWith('/') ? target : TemporaryName.Split(path).Folder + target;
        }

        return path;
    }

    private static void Check(string path, PathStatus old)
    {
        if (old.Kind == PathKind.Directory)
        {
            throw LocalErrors.Failure($"cannot write {path}", Posix.IsDirectory);
        }

        var folder = TemporaryName.Split(path).Folder;
        if (folder.Length > 0 && !Directory.Exists(folder))
        {
            throw new TargetOperationException($"cannot write {path}: the folder {folder.TrimEnd('/')} does not exist");
        }
    }

    private static async Task FillAsync(string temporary, FileContent content, CancellationToken cancellationToken)
    {
        var options = new FileStreamOptions
        {
            Mode = System.IO.FileMode.CreateNew,
            Access = FileAccess.Write,
            BufferSize = 0,
        };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = OwnerOnly;
        }

        await using var file = new FileStream(temporary, options);
        if (content is FileContent.Memory memory)
        {
            // Small contents are not worth a change of threads.
            file.Write(memory.Bytes.Span);
            return;
        }

        await using var source = content.OpenRead();
        await source.CopyToAsync(file, cancellationToken);
    }

    private static async Task ValidateAsync(CommandLine? validation, string temporary, CancellationToken cancellationToken)
    {
        if (validation is null)
        {
            return;
        }

        var result = await LocalCommands.RunAsync(FileValidation.For(validation, temporary), null, cancellationToken);
        FileValidation.Check(result);
    }

    private static void GiveAttributes(string temporary, PathStatus old, int mode, PathAttributes wanted)
    {
        if (old.Exists)
        {
            // Who may not give files away keeps the content and loses the owner, as the reference does it.
            var error = Posix.ChangeOwner(temporary, (uint)old.UserId, (uint)old.GroupId, follow: false);
            LocalErrors.Check(error == Posix.NotPermitted ? 0 : error, $"chown failed: {temporary}");
        }

        LocalErrors.Check(Posix.ChangeMode(temporary, mode), $"chmod failed: {temporary}");
        LocalAttributes.Apply(temporary, wanted, follow: false);
    }

    private string BackUp(string path)
    {
        var backup = BackupName.For(path, Environment.ProcessId, time.GetLocalNow());
        LocalCopies.CopyFile(path, backup, preserve: true);
        return backup;
    }

    private static void Replace(string temporary, string path, bool allowUnsafe)
    {
        var error = Posix.Rename(temporary, path);
        if (allowUnsafe && error is Posix.Busy or Posix.CrossDevice or Posix.TextBusy or Posix.NotPermitted or Posix.AccessDenied)
        {
            File.WriteAllBytes(path, File.ReadAllBytes(temporary));
            return;
        }

        LocalErrors.Check(error, $"cannot write {path}");
    }
}
