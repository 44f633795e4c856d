using System.Security.Cryptography;
using PlaybookRunner.Commands;
using PlaybookRunner.Targets;

namespace PlaybookRunner.Modules.Builtin;

/// <summary>Puts content in place as <c>copy</c> and <c>template</c> do: only where it differs, with a difference, a backup and a validation on request.</summary>
/// <param name="Content">The content.</param>
/// <param name="Header">What the content is, for the difference.</param>
internal sealed record FilePlacement(ReadOnlyMemory<byte> Content, string Header)
{
    public required FileAttributeOptions Options { get; init; }

    /// <summary>Whether a file that is there and differs is replaced.</summary>
    public bool Force { get; init; } = true;

    public bool Backup { get; init; }

    public string? Validate { get; init; }

    /// <summary>Whether the file behind a link is written.</summary>
    public bool Follow { get; init; }

    /// <summary>The permissions of the source, for <c>mode: preserve</c>.</summary>
    public int? SourceMode { get; init; }

    private PathAttributes Attributes => Options.Mode is FileMode.Preserve
        ? Options.Attributes with { Mode = SourceMode is { } bits ? new FileMode.Absolute(bits) : null }
        : Options.Attributes;

    /// <summary>Puts the content at a path; in check mode says what would be done.</summary>
    /// <param name="path">The destination.</param>
    /// <param name="sourceName">The name of a file in the destination when that is a directory; null when it must be none.</param>
    /// <param name="call">The call.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public async Task<ModuleResult> PlaceAsync(string path, string? sourceName, ModuleCall call, CancellationToken cancellationToken)
    {
        var old = await InspectAsync(path, call, cancellationToken);
        if (old.Kind == PathKind.Directory && sourceName is not null)
            old = await InspectAsync($"{old.Path.TrimEnd('/')}/{sourceName}", call, cancellationToken);
        else if (path.EndsWith('/') && sourceName is not null)
            old = old with { Path = $"{old.Path.TrimEnd('/')}/{sourceName}" };
        if (old.Kind == PathKind.Directory)
            throw new ModuleFailedException($"{old.Path} is a directory");
        var checksum = Convert.ToHexStringLower(SHA1.HashData(Content.Span));
        if (old.Exists && !Force)
            return Describe(ModuleResult.Of(changed: false), old, checksum);
        return old.Checksum == checksum ? await KeepAsync(old, checksum, call, cancellationToken) : await WriteAsync(old, checksum, call, cancellationToken);
    }

    private static async Task<PathStatus> InspectAsync(string path, ModuleCall call, CancellationToken cancellationToken) =>
        (await call.Target.InspectAsync([new PathQuery(path) { Follow = true, ChecksumAlgorithm = "sha1", ContentLimit = call.DiffMode ? FileDifference.ContentLimit : 0 }], cancellationToken))[0];

    private async Task<ModuleResult> KeepAsync(PathStatus file, string checksum, ModuleCall call, CancellationToken cancellationToken)
    {
        if (FileResult.Has(file, Attributes))
            return Describe(ModuleResult.Of(changed: false), file, checksum).With("path", file.Path);
        if (!call.CheckMode)
        {
            await call.Target.ApplyAsync([new PathChange.SetAttributes(file.Path, Attributes)], cancellationToken);
            file = await InspectAsync(file.Path, call, cancellationToken);
        }

        return Describe(ModuleResult.Of(changed: true), file, checksum).With("path", file.Path);
    }

    private async Task<ModuleResult> WriteAsync(PathStatus old, string checksum, ModuleCall call, CancellationToken cancellationToken)
    {
        var result = ModuleResult.Of(changed: true) with { Diff = call.DiffMode ? [FileDifference.OfContent(old, Content, Header)] : [] };
        if (call.CheckMode)
            return result.With("dest", old.Path);
        var outcome = await call.Target.WriteAsync(
            new FileWrite(old.Path, new FileContent.Memory(Content))
            {
                Attributes = Attributes,
                Backup = Backup && old.Exists,
                Follow = Follow,
                AllowUnsafe = Options.UnsafeWrites,
                Validation = ValidationOf(Validate),
            },
            cancellationToken);
        if (outcome.BackupPath is { } backup)
            result = result.With("backup_file", backup);
        // Not for security: the original module shows it.
        result = result.With("md5sum", Convert.ToHexStringLower(MD5.HashData(Content.Span)));
        return Describe(result, outcome.Status, checksum);
    }

    /// <summary>The command of a <c>validate</c> option.</summary>
    /// <exception cref="ModuleFailedException">It does not say where the file goes, or a quote is not closed.</exception>
    public static CommandLine? ValidationOf(string? validate)
    {
        if (validate is null)
            return null;
        if (!validate.Contains("%s", StringComparison.Ordinal))
            throw new ModuleFailedException($"validate must contain %s: {validate}");
        try
        {
            return CommandLine.Create([.. Commands.ShellWords.Split(validate)]);
        }
        catch (FormatException exception)
        {
            throw new ModuleFailedException($"validate cannot be read: {exception.Message}", exception);
        }
    }

    private static ModuleResult Describe(ModuleResult result, PathStatus status, string checksum) =>
        result.With("checksum", checksum).With("dest", status.Path).WithAll(FileResult.Describe(status));
}
