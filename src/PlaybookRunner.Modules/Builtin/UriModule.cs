using System.Text.Json;
using PlaybookRunner.Modules.Builtin.Http;
using PlaybookRunner.Targets;

namespace PlaybookRunner.Modules.Builtin;

/// <summary>Sends an HTTP request from the target's network.</summary>
[Module("ansible.builtin.uri", SupportsCheckMode = false)]
internal sealed partial class UriModule : IModule<UriOptions>
{
    /// <inheritdoc/>
    public async Task<ModuleResult> RunAsync(UriOptions options, ModuleCall call, CancellationToken cancellationToken)
    {
        var url = HttpAddress.Parse(options.Url);
        var method = Method(options.Method);
        if (await new RunCondition(options.Creates, options.Removes).FindObstacleAsync(call, folder: null, cancellationToken) is { } obstacle)
            return ModuleResult.Of(changed: false).With("stdout", $"skipped, since '{obstacle.Path}' {(obstacle.Exists ? "exists" : "does not exist")}");

        var body = await UriBody.ReadAsync(options, call, cancellationToken);
        using var client = await TargetHttpClient.CreateAsync(options, call, TimeSpan.FromSeconds(options.Timeout), options.UnixSocket, cancellationToken);
        using var content = new MemoryStream();
        var answer = await client.SendAsync(new HttpQuestion(method, url) { Body = body, Redirects = options.FollowRedirects }, content, cancellationToken);
        return await ResultAsync(options, call, answer, content.ToArray(), cancellationToken);
    }

    private static HttpMethod Method(string text)
    {
        var name = text.ToUpperInvariant();
        return name.Length > 0 && name.All(char.IsAsciiLetter)
            ? new HttpMethod(name)
            : throw new ModuleFailedException("Parameter 'method' needs to be a single word in uppercase, like GET or POST.");
    }

    private static async Task<ModuleResult> ResultAsync(
        UriOptions options, ModuleCall call, HttpAnswer answer, byte[] content, CancellationToken cancellationToken)
    {
        var isWanted = options.StatusCode.Contains(answer.Status);
        var result = new ModuleResult { Failed = !isWanted, Message = isWanted ? answer.Shown : Unwanted(options, answer) }.WithAll(Describe(options, answer));
        if (isWanted && options.Dest is { } destination)
            result = await StoreAsync(options, destination, call, answer, content, result, cancellationToken);

        return WithContent(result, options, answer, content);
    }

    private static string Unwanted(UriOptions options, HttpAnswer answer) =>
        $"Status code was {answer.Status} and not [{string.Join(", ", options.StatusCode)}]: {answer.Shown}";

    private static IEnumerable<KeyValuePair<string, object?>> Describe(UriOptions options, HttpAnswer answer)
    {
        yield return new("elapsed", (long)answer.Elapsed.TotalSeconds);
        foreach (var (name, value) in answer.Headers)
            yield return new(name.ToLowerInvariant().Replace('-', '_'), value);

        if (answer.Succeeded)
        {
            yield return new("cookies", answer.Cookies);
            yield return new("cookies_string", string.Join("; ", answer.Cookies.Select(cookie => $"{cookie.Key}={cookie.Value}")));
        }

        yield return new("redirected", answer.Url != options.Url && answer.Status != -1 && new Uri(answer.Url) != new Uri(options.Url));
        yield return new("status", (long)answer.Status);
        yield return new("url", answer.Url);
    }

    private static ModuleResult WithContent(ModuleResult result, UriOptions options, HttpAnswer answer, byte[] content)
    {
        if (answer.Status == -1)
            return result;

        var text = new Lazy<string>(() => HttpText.Decode(content, answer));
        if (answer.MediaType is "application/json" || answer.MediaType.EndsWith("+json", StringComparison.Ordinal))
            result = WithJson(result, text.Value);

        return options.ReturnContent ? result.With("content", text.Value)
            : answer.Succeeded || result.Failed ? result
            : result.With("body", text.Value);
    }

    /// <summary>A body that calls itself JSON and is none is no failure, as in the reference.</summary>
    private static ModuleResult WithJson(ModuleResult result, string text)
    {
        try
        {
            return result.With("json", JsonValues.Parse(text));
        }
        catch (JsonException)
        {
            return result;
        }
    }

    private static async Task<ModuleResult> StoreAsync(
        UriOptions options, string destination, ModuleCall call, HttpAnswer answer, byte[] content, ModuleResult result, CancellationToken cancellationToken)
    {
        var status = (await call.Target.InspectAsync([new PathQuery(destination) { Follow = true }], cancellationToken))[0];
        var path = status.Kind == PathKind.Directory ? $"{status.Path.TrimEnd('/')}/{HttpAddress.FileName(answer)}" : status.Path;
        var write = new FileWrite(path, new FileContent.Memory(content)) { Attributes = options.Wanted, AllowUnsafe = options.UnsafeWrites };
        var outcome = await call.Target.WriteAsync(write, cancellationToken);
        return result.With("path", path).WithState(outcome.Status) with { Changed = true };
    }
}
