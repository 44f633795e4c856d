using PlaybookRunner.Targets;

namespace PlaybookRunner.Modules.Builtin;

/// <summary>Copies a file of the target to the control node.</summary>
[Module("ansible.builtin.fetch")]
internal sealed partial class FetchModule : IModule<FetchOptions>
{
    private const long InlineLimit = 1 << 20;

    /// <inheritdoc/>
    public async Task<ModuleResult> RunAsync(FetchOptions options, ModuleCall call, CancellationToken cancellationToken)
    {
        var query = new PathQuery(options.Src) { Follow = true, ChecksumAlgorithm = "sha1", ContentLimit = InlineLimit };
        var source = (await call.Target.InspectAsync([query], cancellationToken))[0];
        if (source.Kind != PathKind.File || !source.IsReadable)
        {
            return Refuse(options, source);
        }

        var destination = Destination(options, call, source.Path);
        if (File.Exists(destination) && ContentDigest.Sha1(new FileContent.LocalFile(destination)) == source.Checksum)
        {
            return Result(changed: false, destination, source).With("file", source.Path);
        }

        if (!call.CheckMode)
        {
            await SaveAsync(source, destination, call.Target, cancellationToken);
            Check(options, source, destination);
        }

        return Result(changed: true, destination, source).With("remote_checksum", source.Checksum).With("remote_md5sum", null);
    }

    private static ModuleResult Refuse(FetchOptions options, PathStatus source)
    {
        var reason = source.Kind switch
        {
            PathKind.Absent => "the remote file does not exist",
            PathKind.Directory => "remote file is a directory, fetch cannot work on directories",
            PathKind.File => "the remote file cannot be read",
            _ => "the remote path is no regular file",
        };
        return options.FailOnMissing
            ? throw new ModuleFailedException(reason)
            : ModuleResult.Of(changed: false, reason + ", not transferring, ignored").With("file", source.Path);
    }

    private static string Destination(FetchOptions options, ModuleCall call, string source)
    {
        var folder = call.TryGetVariable("playbook_dir", out var playbook) && playbook is string path ? path : Directory.GetCurrentDirectory();
        var destination = Path.Combine(folder, options.Dest);
        if (!options.Flat)
        {
            return Path.GetFullPath($"{destination}/{call.HostName}/{source.TrimStart('/')}");
        }

        return destination.EndsWith('/')
            ? Path.GetFullPath(destination + Path.GetFileName(source))
            : Directory.Exists(destination)
                ? throw new ModuleFailedException($"dest is an existing directory, use a trailing slash if you want to fetch src into that directory")
                : Path.GetFullPath(destination);
    }

    private static async Task SaveAsync(PathStatus source, string destination, ITarget target, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(destination)!);
        var temporary = destination + "." + Path.GetRandomFileName();
        try
        {
            await using (var file = new FileStream(temporary, System.IO.FileMode.CreateNew))
            {
                if (source.Content is { } content)
                {
                    await file.WriteAsync(content, cancellationToken);
                }
                else
                {
                    await using var stream = await target.OpenReadAsync(source.Path, cancellationToken);
                    await stream.CopyToAsync(file, cancellationToken);
                }
            }

            File.Move(temporary, destination, overwrite: true);
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    private static void Check(FetchOptions options, PathStatus source, string destination)
    {
        var checksum = ContentDigest.Sha1(new FileContent.LocalFile(destination));
        if (options.ValidateChecksum && checksum != source.Checksum)
        {
            throw new ModuleFailedException(ModuleResult.Fail("checksum mismatch")
                .With("file", source.Path)
                .With("dest", destination)
                .With("checksum", checksum)
                .With("remote_checksum", source.Checksum));
        }
    }

    private static ModuleResult Result(bool changed, string destination, PathStatus source)
    {
        var result = ModuleResult.Of(changed).With("dest", destination).With("checksum", source.Checksum);
        return File.Exists(destination) ? result.With("md5sum", ContentDigest.Md5(new FileContent.LocalFile(destination))) : result;
    }
}

/// <summary>The options of <c>fetch</c>.</summary>
internal sealed class FetchOptions
{
    /// <summary>The file on the target.</summary>
    [Option(IsPath = true)]
    public required string Src { get; init; }

    /// <summary>The folder on the control node; the file goes to the host's name and the file's path below it.</summary>
    public required string Dest { get; init; }

    /// <summary>Whether the file goes to <see cref="Dest"/> itself, or into it when that ends with a slash.</summary>
    public bool Flat { get; init; }

    /// <summary>Whether a file that is missing or cannot be read is a failure.</summary>
    public bool FailOnMissing { get; init; } = true;

    /// <summary>Whether the digest is compared after the transfer.</summary>
    public bool ValidateChecksum { get; init; } = true;
}
