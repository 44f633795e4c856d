using System.Security.Cryptography;
using System.Text;
using PlaybookRunner.Jinja;

namespace PlaybookRunner.Modules.Builtin;

/// <summary>Copies files of the control node, or given content, to the target.</summary>
[Module("ansible.builtin.copy")]
internal sealed partial class CopyModule : IModule<CopyOptions>
{
    /// <inheritdoc/>
    public Task<ModuleResult> RunAsync(CopyOptions options, ModuleCall call, CancellationToken cancellationToken)
    {
        if (options.Src is null)
            return PlaceAsync(Encoding.UTF8.GetBytes(TextOf(options.Content)), "content", null, null, options, call, cancellationToken);
        if (options.RemoteSrc)
            return new RemoteCopy(options, call).RunAsync(options.Src, cancellationToken);
        var source = call.Files.Find("files", options.Src);
        return Directory.Exists(source)
            ? new DirectoryCopy(options, call).RunAsync(source, cancellationToken)
            : CopyFileAsync(source, options.Dest, options, call, cancellationToken);
    }

    /// <summary>Copies one file of the control node.</summary>
    public static Task<ModuleResult> CopyFileAsync(string source, string destination, CopyOptions options, ModuleCall call, CancellationToken cancellationToken)
    {
        var content = call.Files.Read(source, options.Decrypt);
        if (options.Checksum is { } wanted && Convert.ToHexStringLower(SHA1.HashData(content)) is var actual && actual != wanted)
            throw new ModuleFailedException($"Copied file does not match the expected checksum. Transfer failed: '{source}' has {actual}, not {wanted}.");
        var mode = OperatingSystem.IsWindows() ? (int?)null : (int)File.GetUnixFileMode(source);
        return PlaceAsync(content, source, Path.GetFileName(source), mode, options, call, cancellationToken, destination);
    }

    private static Task<ModuleResult> PlaceAsync(
        byte[] content, string header, string? name, int? mode, CopyOptions options, ModuleCall call, CancellationToken cancellationToken, string? destination = null)
    {
        var path = destination ?? options.Dest;
        if (name is null && path.EndsWith('/'))
            throw new ModuleFailedException("can not use content with a dir as dest");
        var placement = new FilePlacement(content, name is null ? path : header)
        {
            Options = options,
            Force = options.Force,
            Backup = options.Backup,
            Validate = options.Validate,
            Follow = options.Follow,
            SourceMode = mode,
        };
        return placement.PlaceAsync(path, name, call, cancellationToken);
    }

    private static string TextOf(object? content) => content switch
    {
        string text => text,
        Dict or IReadOnlyDictionary<string, object?> or IReadOnlyList<object?> => Python.ToJson(content, JsonFormat.Default, Limits.Default),
        _ => Python.Str(content),
    };
}
