using System.Security.Cryptography;
using PlaybookRunner.Modules.Builtin.Http;
using PlaybookRunner.Targets;

namespace PlaybookRunner.Modules.Builtin;

/// <summary>Fetches a file over HTTP from the target's network.</summary>
[Module("ansible.builtin.get_url")]
internal sealed partial class GetUrlModule : IModule<GetUrlOptions>
{
    private const int NotModified = 304;
    private const string DefaultDigest = "sha1";

    /// <inheritdoc/>
    public async Task<ModuleResult> RunAsync(GetUrlOptions options, ModuleCall call, CancellationToken cancellationToken)
    {
        var url = HttpAddress.Parse(options.Url);
        using var client = await TargetHttpClient.CreateAsync(options, call, TimeSpan.FromSeconds(options.Timeout), unixSocket: null, cancellationToken);
        var checksum = await DownloadChecksum.ReadAsync(options, url, client, cancellationToken);
        var old = await InspectAsync(call.Target, options.Dest, checksum?.Algorithm ?? DefaultDigest, cancellationToken);
        if (checksum is not null && !options.Force && old.Checksum == checksum.Digest)
            return await KeepAsync(options, call, old, ModuleResult.Of(changed: false, "file already exists"), cancellationToken);

        await using var content = new FileStream(
            Path.GetTempFileName(), System.IO.FileMode.Create, FileAccess.ReadWrite, FileShare.Read, bufferSize: 64 * 1024, System.IO.FileOptions.DeleteOnClose | System.IO.FileOptions.Asynchronous);
        var condition = old.Kind == PathKind.File && !options.Force && checksum is null ? Moment(old.ModificationTime) : (DateTimeOffset?)null;
        var answer = await client.SendAsync(new HttpQuestion(HttpMethod.Get, url) { UnlessChangedSince = condition }, content, cancellationToken);
        var result = Describe(options, answer);
        return answer switch
        {
            { Status: NotModified } => await KeepAsync(options, call, old, result, cancellationToken),
            { Succeeded: false } => result,
            _ => await PlaceAsync(new Download(options, answer, content, checksum), old, call, result, cancellationToken),
        };
    }

    private sealed record Download(GetUrlOptions Options, HttpAnswer Answer, FileStream Content, DownloadChecksum? Checksum);

    private static async Task<PathStatus> InspectAsync(ITarget target, string path, string digest, CancellationToken cancellationToken) =>
        (await target.InspectAsync([new PathQuery(path) { Follow = true, ChecksumAlgorithm = digest }], cancellationToken))[0];

    private static DateTimeOffset Moment(double seconds) => DateTimeOffset.FromUnixTimeSeconds((long)seconds);

    private static ModuleResult Describe(GetUrlOptions options, HttpAnswer answer)
    {
        var result = answer switch
        {
            { Status: -1 } => ModuleResult.Fail(answer.Message),
            { Status: NotModified } or { Succeeded: true } => ModuleResult.Of(changed: false, answer.Shown),
            _ => ModuleResult.Fail("Request failed").With("response", answer.Shown),
        };
        result = result.With("elapsed", (long)answer.Elapsed.TotalSeconds).With("url", options.Url);
        result = answer.Status == -1 ? result : result.With("status_code", (long)answer.Status);
        return result.With("dest", options.Dest);
    }

    private static async Task<ModuleResult> PlaceAsync(
        Download download, PathStatus old, ModuleCall call, ModuleResult result, CancellationToken cancellationToken)
    {
        if (old.Kind == PathKind.Directory)
            old = await InspectAsync(call.Target, $"{old.Path.TrimEnd('/')}/{HttpAddress.FileName(download.Answer)}", DefaultDigest, cancellationToken);
        else if (download.Checksum is not null && old.Exists)
            old = await InspectAsync(call.Target, old.Path, DefaultDigest, cancellationToken);

        var digest = await CheckAsync(download, cancellationToken);
        result = result.With("dest", old.Path).With("checksum_src", digest).With("checksum_dest", old.Checksum).With("src", download.Content.Name);
        if (old.Checksum == digest)
            return await KeepAsync(download.Options, call, old, result.With("md5sum", await DigestAsync(download.Content, HashAlgorithmName.MD5, cancellationToken)), cancellationToken);

        if (call.CheckMode)
            return result.WithState(old) with { Changed = true };

        return await WriteAsync(download, old.Path, call.Target, result, cancellationToken);
    }

    /// <summary>Compares the content with the wished checksum.</summary>
    /// <returns>The content's SHA-1, which results show.</returns>
    private static async Task<string> CheckAsync(Download download, CancellationToken cancellationToken)
    {
        await download.Content.FlushAsync(cancellationToken);
        if (download.Checksum is { } checksum && await checksum.ComputeAsync(download.Content, cancellationToken) is var actual && actual != checksum.Digest)
            throw new ModuleFailedException(ModuleResult.Fail($"The checksum for {download.Options.Url} did not match {checksum.Digest}; it was {actual}.").With("url", download.Options.Url));

        return await DigestAsync(download.Content, HashAlgorithmName.SHA1, cancellationToken);
    }

    private static async Task<string> DigestAsync(FileStream content, HashAlgorithmName algorithm, CancellationToken cancellationToken)
    {
        content.Position = 0;
        return Convert.ToHexStringLower(await CryptographicOperations.HashDataAsync(algorithm, content, cancellationToken));
    }

    private static async Task<ModuleResult> WriteAsync(Download download, string path, ITarget target, ModuleResult result, CancellationToken cancellationToken)
    {
        var options = download.Options;
        var write = new FileWrite(path, new FileContent.LocalFile(download.Content.Name))
        {
            Attributes = options.Wanted,
            Backup = options.Backup,
            AllowUnsafe = options.UnsafeWrites,
        };
        var outcome = await target.WriteAsync(write, cancellationToken);
        result = result.With("md5sum", await DigestAsync(download.Content, HashAlgorithmName.MD5, cancellationToken));
        if (outcome.BackupPath is { } backup)
            result = result.With("backup_file", backup);

        return result.WithState(outcome.Status) with { Changed = true };
    }

    /// <summary>The file's content stays; its attributes are brought about.</summary>
    private static async Task<ModuleResult> KeepAsync(
        GetUrlOptions options, ModuleCall call, PathStatus file, ModuleResult result, CancellationToken cancellationToken)
    {
        result = result.With("dest", file.Path).With("url", options.Url);
        if (!AttributeDifference.Between(file, options.Wanted).Any)
            return result.WithState(file);

        if (!call.CheckMode)
        {
            await call.Target.ApplyAsync([new PathChange.SetAttributes(file.Path, options.Wanted)], cancellationToken);
            file = await InspectAsync(call.Target, file.Path, DefaultDigest, cancellationToken);
        }

        return result.WithState(file) with { Changed = true };
    }
}
