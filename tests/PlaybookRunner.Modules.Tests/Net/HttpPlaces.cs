using System.IO.Compression;
using System.Net;
using System.Net.Sockets;
using System.Text;
using PlaybookRunner.Jinja;

namespace PlaybookRunner.Modules.Tests.Net;

/// <summary>A real HTTP server on a port of its own, with the places of <c>Golden/server.py</c>.</summary>
internal sealed class HttpPlaces : IDisposable
{
    private static readonly string Login = "Basic " + Convert.ToBase64String("somebody:opensesame1"u8);

    private readonly HttpListener _listener = new();

    public HttpPlaces()
    {
        Host = $"127.0.0.1:{FreePort()}";
        _listener.Prefixes.Add($"http://{Host}/");
        _listener.Start();
        _ = ServeAsync();
    }

    public string Host { get; }

    public string Address => "http://" + Host;

    public void Dispose() => _listener.Close();

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                var context = await _listener.GetContextAsync();
                _ = Task.Run(() => AnswerAsync(context));
            }
        }
        catch (Exception exception) when (exception is HttpListenerException or ObjectDisposedException)
        {
            // The listener was closed.
        }
    }

    private static async Task AnswerAsync(HttpListenerContext context)
    {
        var request = context.Request;
        using var body = new MemoryStream();
        await request.InputStream.CopyToAsync(body);
        switch (request.Url!.AbsolutePath)
        {
            case "/echo": Send(context, 200, Echo(request, body.ToArray()), type: "application/json"); break;
            case "/text": Send(context, 200, "hello\n", [("X-Foo-Bar", "1"), ("Last-Modified", "Wed, 01 Jan 2020 00:00:00 GMT"), ("ETag", "\"abc\"")]); break;
            case "/json": Send(context, 200, """{"a": [1, 2.5, null, true], "b": {"c": "d"}}""", type: "application/json; charset=utf-8"); break;
            case "/badjson": Send(context, 200, "{\"a\": ", type: "application/json"); break;
            case "/vndjson": Send(context, 200, "{\"a\": 1}", type: "application/vnd.api+json"); break;
            case "/redir": Send(context, 302, "moved", [("Location", "/text")]); break;
            case "/redir307": Send(context, 307, "moved", [("Location", "/echo")]); break;
            case "/redir303": Send(context, 303, "moved", [("Location", "/echo")]); break;
            case "/redir302e": Send(context, 302, "moved", [("Location", "/echo")]); break;
            case "/loop": Send(context, 302, "", [("Location", "/loop")]); break;
            case "/cookie": Send(context, 200, "c", [("Set-Cookie", "a=1; Path=/"), ("Set-Cookie", "b=two; HttpOnly")]); break;
            case "/auth" when request.Headers["Authorization"] == Login: Send(context, 200, "in"); break;
            case "/auth": Send(context, 401, "no", [("WWW-Authenticate", "Basic realm=\"x\"")]); break;
            case "/gzip": Send(context, 200, Packed("zipped"), [("Content-Encoding", "gzip")]); break;
            case "/cd": Send(context, 200, "data", [("Content-Disposition", "attachment; filename=\"named.txt\"")]); break;
            case "/nocontent": Send(context, 204, [], type: null); break;
            case "/nomod" when request.Headers["If-Modified-Since"] is not null: Send(context, 304, ""); break;
            case "/nomod": Send(context, 200, "nm", [("Last-Modified", "Wed, 01 Jan 2020 00:00:00 GMT")]); break;
            case "/dup": Send(context, 200, "x", [("X-D", "1"), ("X-D", "2")]); break;
            case "/sums": Send(context, 200, "5891b5b522d5df086d0ff0b110fbd9d21bb4fc7163af34d08286a2e846f6be03  text\nabc  other\n"); break;
            case "/latin": Send(context, 200, [0xe9], type: "text/plain; charset=iso-8859-1"); break;
            case "/silent": break;
            case ['/', 's', 't', 'a', 't', 'u', 's', '/', .. var code]: Send(context, int.Parse(code), $"body {code}"); break;
            default: Send(context, 404, "not found"); break;
        }
    }

    private static void Send(HttpListenerContext context, int status, string text, (string Name, string Value)[]? headers = null, string? type = "text/plain") =>
        Send(context, status, Encoding.UTF8.GetBytes(text), headers, type);

    private static void Send(HttpListenerContext context, int status, byte[] content, (string Name, string Value)[]? headers = null, string? type = "text/plain")
    {
        var response = context.Response;
        response.StatusCode = status;
        response.ContentType = type;
        foreach (var (name, value) in headers ?? [])
            response.AppendHeader(name, value);

        if (type is not null)
            response.ContentLength64 = content.Length;
        if (context.Request.HttpMethod != "HEAD")
            response.OutputStream.Write(content);

        response.Close();
    }

    private static string Echo(HttpListenerRequest request, byte[] body)
    {
        var headers = new Dict();
        foreach (var name in request.Headers.AllKeys)
            headers[name] = request.Headers[name];

        var all = new Dict { ["method"] = request.HttpMethod, ["headers"] = headers, ["body"] = Encoding.Latin1.GetString(body), ["path"] = request.RawUrl };
        return Python.ToJson(all, JsonFormat.Default, Limits.Default);
    }

    private static byte[] Packed(string text)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionMode.Compress))
            gzip.Write(Encoding.UTF8.GetBytes(text));

        return packed.ToArray();
    }
}
