using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using PlaybookRunner.Targets;

namespace PlaybookRunner.Modules.Builtin.Http;

/// <summary>An HTTP client whose connections are made from the target's network; certificates are checked here.</summary>
internal sealed class TargetHttpClient : IDisposable
{
    private const int SmallFile = 1024 * 1024;
    private const int RedirectLimit = 10;
    private const string EndlessRedirect =
        "The HTTP server returned a redirect error that would lead to an infinite loop.\nThe last 30x error message was:\n";

    private readonly HttpOptions _options;
    private readonly ModuleCall _call;
    private readonly TimeSpan _timeout;
    private readonly ServerTrust _trust;
    private readonly SocketsHttpHandler _handler;
    private readonly HttpMessageInvoker _invoker;

    private TargetHttpClient(HttpOptions options, ModuleCall call, TimeSpan timeout, string? unixSocket)
    {
        _options = options;
        _call = call;
        _timeout = timeout;
        _trust = new ServerTrust(options.ValidateCerts);
        _handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            AutomaticDecompression = DecompressionMethods.None,
            UseCookies = false,
            PooledConnectionLifetime = TimeSpan.Zero,
            ConnectCallback = async (context, cancellationToken) => await call.Target.ConnectAsync(
                unixSocket is null ? new TargetEndpoint.Tcp(context.DnsEndPoint.Host, context.DnsEndPoint.Port) : new TargetEndpoint.Unix(unixSocket),
                cancellationToken),
            SslOptions = new SslClientAuthenticationOptions { RemoteCertificateValidationCallback = _trust.Accepts },
        };
        UseProxy();
        UseLogin();
        _invoker = new HttpMessageInvoker(_handler);
    }

    /// <summary>Makes a client; certificates that the task names are read from the target, in one round trip.</summary>
    /// <param name="options">How the server is reached.</param>
    /// <param name="call">The call of the module.</param>
    /// <param name="timeout">How long the server may be silent.</param>
    /// <param name="unixSocket">A socket on the target to connect to rather than to the address's host; null for none.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public static async Task<TargetHttpClient> CreateAsync(
        HttpOptions options, ModuleCall call, TimeSpan timeout, string? unixSocket, CancellationToken cancellationToken)
    {
        var client = new TargetHttpClient(options, call, timeout, unixSocket);
        try
        {
            await client.ReadCertificatesAsync(cancellationToken);
            return client;
        }
        catch
        {
            client.Dispose();
            throw;
        }
    }

    /// <summary>Sends a request, follows its redirects, and copies the body of the last answer.</summary>
    /// <param name="question">The request.</param>
    /// <param name="content">Gets the answer's body.</param>
    /// <param name="cancellationToken">Ends the request.</param>
    /// <returns>The last answer; one with the status -1 when there was none.</returns>
    public async Task<HttpAnswer> SendAsync(HttpQuestion question, Stream content, CancellationToken cancellationToken)
    {
        var began = _call.Time.GetTimestamp();
        var answer = await FollowAsync(question, content, cancellationToken);
        return answer with { Elapsed = _call.Time.GetElapsedTime(began) };
    }

    /// <inheritdoc/>
    public void Dispose() => _invoker.Dispose();

    private async Task<HttpAnswer> FollowAsync(HttpQuestion question, Stream content, CancellationToken cancellationToken)
    {
        var origin = question.Url;
        for (var count = 0; count < RedirectLimit; count++)
        {
            var answer = await AnswerAsync(question, origin, content, cancellationToken);
            if (!question.Follows(answer))
                return answer;

            question = question.Next(answer);
        }

        var last = await AnswerAsync(question with { Redirects = RedirectPolicy.None }, origin, content, cancellationToken);
        return question.Follows(last) ? last with { Message = EndlessRedirect + last.Message } : last;
    }

    /// <summary>Failures of the connection become an answer; nothing was sent when a certificate was refused, so learning more and trying again is safe.</summary>
    private async Task<HttpAnswer> AnswerAsync(HttpQuestion question, Uri origin, Stream content, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(_timeout);
        try
        {
            return await ExchangeAsync(question, origin, content, limit);
        }
        catch (HttpRequestException) when (_trust is { Refusal: not null, MayLearn: true })
        {
            await _trust.LearnAsync(_call.Target, cancellationToken);
            return await AnswerAsync(question, origin, content, cancellationToken);
        }
        catch (HttpRequestException error)
        {
            return new HttpAnswer(-1, Explain(error, question.Url), question.Url.OriginalString);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new HttpAnswer(-1, "Connection failure: timed out", question.Url.OriginalString);
        }
    }

    private async Task<HttpAnswer> ExchangeAsync(HttpQuestion question, Uri origin, Stream content, CancellationTokenSource limit)
    {
        using var request = Request(question, origin);
        using var response = await _invoker.SendAsync(request, limit.Token);
        var answer = HttpAnswer.Read(response, question.Url);
        if (!question.Follows(answer))
            await CopyAsync(response, answer, content, limit);

        return answer;
    }

    // The limit is on the server's silence, not on the whole, as with a time limit of a socket.
    private async Task CopyAsync(HttpResponseMessage response, HttpAnswer answer, Stream content, CancellationTokenSource limit)
    {
        await using var packed = await response.Content.ReadAsStreamAsync(limit.Token);
        var isPacked = _options.Decompress && answer.Header("Content-Encoding") is { } encoding && encoding.Equals("gzip", StringComparison.OrdinalIgnoreCase);
        await using var unpacked = isPacked ? new GZipStream(packed, CompressionMode.Decompress) : packed;
        var buffer = new byte[64 * 1024];
        while (await unpacked.ReadAsync(buffer, limit.Token) is > 0 and var count)
        {
            await content.WriteAsync(buffer.AsMemory(0, count), limit.Token);
            limit.CancelAfter(_timeout);
        }
    }

    private HttpRequestMessage Request(HttpQuestion question, Uri origin)
    {
        var request = new HttpRequestMessage(question.Method, question.Url) { Content = question.Body?.ToContent() };
        request.Headers.ConnectionClose = true;
        request.Headers.IfModifiedSince = question.UnlessChangedSince;
        request.Headers.TryAddWithoutValidation("User-Agent", _options.HttpAgent);
        request.Headers.TryAddWithoutValidation("Accept-Encoding", "identity");
        if (_options.ForceBasicAuth && question.Url.Authority == origin.Authority)
            request.Headers.Authorization = new AuthenticationHeaderValue("Basic", LoginText);

        foreach (var (name, value) in _options.Headers)
        {
            if (question.Url == origin || !_options.UnredirectedHeaders.Contains(name, StringComparer.OrdinalIgnoreCase))
                SetHeader(request, name, value);
        }

        return request;
    }

    private static void SetHeader(HttpRequestMessage request, string name, string value)
    {
        if (name.StartsWith("Content-", StringComparison.OrdinalIgnoreCase))
        {
            request.Content?.Headers.Remove(name);
            request.Content?.Headers.TryAddWithoutValidation(name, value);
            return;
        }

        request.Headers.Remove(name);
        request.Headers.TryAddWithoutValidation(name, value);
    }

    private string LoginText => Convert.ToBase64String(Encoding.UTF8.GetBytes($"{_options.UrlUsername}:{_options.UrlPassword?.Reveal()}"));

    private void UseLogin()
    {
        if (_options.UrlUsername is null || _options.ForceBasicAuth || !Uri.TryCreate(_options.Url, UriKind.Absolute, out var url))
            return;

        // Bound to the server that the task names: a redirect elsewhere does not get the password.
        var login = new NetworkCredential(_options.UrlUsername, _options.UrlPassword?.Reveal());
        var server = new Uri(url.GetLeftPart(UriPartial.Authority));
        _handler.Credentials = new CredentialCache { { server, "Basic", login }, { server, "Digest", login } };
    }

    private void UseProxy()
    {
        _handler.UseProxy = _options.UseProxy;
        if (_options.UseProxy)
            _handler.Proxy = new TaskProxy(_call.Environment);
    }

    private async Task ReadCertificatesAsync(CancellationToken cancellationToken)
    {
        string?[] paths = [_options.CaPath, _options.ClientCert, _options.ClientKey];
        var wanted = paths.OfType<string>().Select(path => new PathQuery(path) { Follow = true, ContentLimit = SmallFile }).ToList();
        if (wanted.Count == 0)
            return;

        var found = await _call.Target.InspectAsync(wanted, cancellationToken);
        var texts = wanted.Zip(found).ToDictionary(pair => pair.First.Path, pair => TextOf(pair.Second));
        if (_options.CaPath is { } authorities)
            _trust.Add(texts[authorities], authorities);

        if (_options.ClientCert is { } certificate)
            UseClientCertificate(texts[certificate], texts[_options.ClientKey ?? certificate]);
    }

    private void UseClientCertificate(string certificate, string key)
    {
        try
        {
            _handler.SslOptions.ClientCertificates = [X509Certificate2.CreateFromPem(certificate, key)];
        }
        catch (CryptographicException error)
        {
            throw new ModuleFailedException($"{_options.ClientCert} has no certificate with its key: {error.Message}", error);
        }
    }

    private static string TextOf(PathStatus file) => file.Content is { } content
        ? Encoding.UTF8.GetString(content.Span)
        : throw new ModuleFailedException(file.Exists ? $"{file.Path} cannot be read" : $"{file.Path} does not exist");

    private string Explain(HttpRequestException error, Uri url)
    {
        if (_trust.Refusal is { } refusal)
        {
            return $"Failed to validate the SSL certificate for {url.Host}:{url.Port}: {refusal}. "
                + "Name the authority's certificate with ca_path, or use validate_certs=false where no secret is at stake.";
        }

        return $"Request failed: {error.InnerException?.Message ?? error.Message}";
    }
}
