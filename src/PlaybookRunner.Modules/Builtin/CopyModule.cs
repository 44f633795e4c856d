using PlaybookRunner.Jinja;
using PlaybookRunner.Targets;

namespace PlaybookRunner.Modules.Builtin;

/// <summary>Copies files and folders to the target, or writes a given content there.</summary>
[Module("ansible.builtin.copy")]
internal sealed partial class CopyModule : IModule<CopyOptions>
{
    /// <inheritdoc/>
    public async Task<ModuleResult> RunAsync(CopyOptions options, ModuleCall call, CancellationToken cancellationToken)
    {
        Check(options);
        options.WarnOfDoubts(call);
        if (options.Content is not null)
        {
            var content = FileContent.Text(Text(options.Content));
            return await new FilePlacement(call).RunAsync(Placed(options, content, name: null, source: null), cancellationToken);
        }

        if (options.RemoteSrc)
        {
            return await new RemoteCopy(options, call).RunAsync(cancellationToken);
        }

        var source = call.Files.Find("files", options.Src!);
        return Directory.Exists(source)
            ? await new FolderCopy(options, call).RunAsync(source, cancellationToken)
            : await new FilePlacement(call).RunAsync(PlacedFrom(options, ControlFile.Read(source, options.Decrypt, call.Files), source), cancellationToken);
    }

    private static void Check(CopyOptions options)
    {
        if (options.Src is null && options.Content is null)
        {
            throw new ModuleFailedException("src (or content) is required");
        }

        if (options.Src is not null && options.Content is not null)
        {
            throw new ModuleFailedException("src and content are mutually exclusive");
        }

        if (options.Dest is null)
        {
            throw new ModuleFailedException("dest is required");
        }
    }

    // Mappings and lists are meant as data for a program, everything else as text.
    private static string Text(object content) =>
        content is Dict or IReadOnlyList<object?> ? Python.ToJson(content, JsonFormat.Default, Limits.Default) : Python.Str(content);

    private static PlacedFile PlacedFrom(CopyOptions options, FileContent content, string source)
    {
        if (options.Checksum is { } checksum && ContentDigest.Sha1(content) != checksum)
        {
            throw new ModuleFailedException(ModuleResult
                .Fail("Copied file does not match the expected checksum. Transfer failed.")
                .With("checksum", ContentDigest.Sha1(content))
                .With("expected_checksum", checksum));
        }

        var file = Placed(options, content, Path.GetFileName(source), source);
        return options.Mode is FileMode.Preserve ? file with { Attributes = file.Attributes with { Mode = ControlFile.Mode(source) } } : file;
    }

    private static PlacedFile Placed(CopyOptions options, FileContent content, string? name, string? source) => new(options.Dest!, content)
    {
        Name = name,
        Source = source,
        Header = source ?? options.Dest!,
        Attributes = options.Wanted,
        FolderAttributes = options.FolderAttributes,
        Force = options.Force,
        Follow = options.Follow,
        Backup = options.Backup,
        Validation = PlacedFile.ReadValidation(options.Validate),
        AllowUnsafe = options.UnsafeWrites,
    };
}
