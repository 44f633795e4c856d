using System.Net.Http.Headers;
using System.Text;
using PlaybookRunner.Jinja;
using PlaybookRunner.Plugins;

namespace PlaybookRunner.Templating.Lookups;

/// <summary>What web servers answer: the lines of each page, or with <c>split_lines=false</c> the page as one text.</summary>
internal sealed class UrlLookup : ILookup
{
    private const double StandardSeconds = 10;

    public IReadOnlyList<string> Names { get; } = ["ansible.builtin.url"];

    public IReadOnlyList<object?> Run(LookupCall call)
    {
        using var handler = HandlerOf(call);
        using var client = new HttpClient(handler) { Timeout = TimeSpan.FromSeconds(call.Options.TryGetValue("timeout", out var seconds) ? Python.ToFloat(seconds) : StandardSeconds) };
        return [.. call.Terms.SelectMany(term => Fetch(client, Python.Str(term), call))];
    }

    private static SocketsHttpHandler HandlerOf(LookupCall call)
    {
        var handler = new SocketsHttpHandler { UseProxy = IsOn(call, "use_proxy", true), AllowAutoRedirect = Redirects(call) };
        if (!IsOn(call, "validate_certs", true))
            SkipVerification(handler);
        return handler;
    }

    // The author of the playbook asked for it with validate_certs=false.
#pragma warning disable CA5359
    private static void SkipVerification(SocketsHttpHandler handler) => handler.SslOptions.RemoteCertificateValidationCallback = static (_, _, _, _) => true;
#pragma warning restore CA5359

    private static bool Redirects(LookupCall call) =>
        !call.Options.TryGetValue("follow_redirects", out var value) || Python.Str(value).ToUpperInvariant() is not ("NO" or "NONE" or "FALSE");

    private static IEnumerable<object?> Fetch(HttpClient client, string url, LookupCall call)
    {
        var page = Page(client, url, call);
        return IsOn(call, "split_lines", true) ? Lines(page) : [page];
    }

    private static IEnumerable<object?> Lines(string page) => page.Length == 0 ? [] : (page.EndsWith('\n') ? page[..^1] : page).Split('\n').Select(static line => line.TrimEnd('\r'));

    private static string Page(HttpClient client, string url, LookupCall call)
    {
        try
        {
            using var request = RequestOf(url, call);
            using var response = client.Send(request, call.Cancellation);
            if (!response.IsSuccessStatusCode)
                throw Failed($"Received HTTP error for {url} : HTTP Error {(int)response.StatusCode}: {response.ReasonPhrase}", null);
            using var reader = new StreamReader(response.Content.ReadAsStream(call.Cancellation), Encoding.UTF8);
            return reader.ReadToEnd();
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException or UriFormatException or NotSupportedException or FormatException
            || (exception is OperationCanceledException && !call.Cancellation.IsCancellationRequested))
        {
            throw Failed($"Failed lookup url for {url} : {exception.Message}", exception);
        }
    }

    private static HttpRequestMessage RequestOf(string url, LookupCall call)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, url);
        request.Headers.TryAddWithoutValidation("User-Agent", call.Options.TryGetValue("http_agent", out var agent) ? Python.Str(agent) : "ansible-httpget");
        if (call.Options.TryGetValue("username", out var user) && user is not null)
            request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{Python.Str(user)}:{Python.Str(call.Options.GetValueOrDefault("password", ""))}")));
        if (call.Options.TryGetValue("headers", out var headers) && Python.Reach(headers) is Dict dict)
        {
            foreach (var (name, value) in dict)
                request.Headers.TryAddWithoutValidation(Python.Str(name), Python.Str(value));
        }

        return request;
    }

    private static bool IsOn(LookupCall call, string option, bool standard) => call.Options.TryGetValue(option, out var value) ? Arguments.IsTrue(value) : standard;

    private static PythonException Failed(string message, Exception? cause) => new(PythonErrorType.LookupError, message, cause);
}
