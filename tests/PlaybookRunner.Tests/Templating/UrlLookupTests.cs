using System.Net;
using System.Net.Sockets;
using System.Text;
using PlaybookRunner.Jinja;

namespace PlaybookRunner.Tests.Templating;

/// <summary>The lookup <c>url</c> against a real server. The outcomes are those of ansible-core 2.19 against one with the same answers.</summary>
[TestFixture]
public sealed class UrlLookupTests
{
    private readonly HttpListener _server = new();
    private string _address = "";

    [OneTimeSetUp]
    public void Start()
    {
        _address = $"http://127.0.0.1:{FreePort()}";
        _server.Prefixes.Add(_address + "/");
        _server.Start();
        _ = ServeAsync();
    }

    [OneTimeTearDown]
    public void Stop() => _server.Close();

    [TestCase("lookup('url', 'ADDRESS/lines')", "one,two \u00e9,,three")]
    [TestCase("query('url', 'ADDRESS/lines')", "['one', 'two \u00e9', '', 'three']")]
    [TestCase("lookup('url', 'ADDRESS/lines', wantlist=true)", "['one', 'two \u00e9', '', 'three']")]
    [TestCase("lookup('url', 'ADDRESS/lines', split_lines=false)", "one\ntwo \u00e9\r\n\nthree\n")]
    [TestCase("lookup('url', 'ADDRESS/empty')", "[]")]
    [TestCase("query('url', 'ADDRESS/empty', split_lines=false)", "['']")]
    [TestCase("query('url', 'ADDRESS/open', 'ADDRESS/open')", "['no end', 'no end']")]
    [TestCase("lookup('url', 'ADDRESS/moved')", "no end")]
    [TestCase("lookup('url', 'ADDRESS/headers', headers={'X-Token': 't1'})", "t1||ansible-httpget")]
    [TestCase("lookup('url', 'ADDRESS/headers', username='u', password='p')", "||ansible-httpget")]
    [TestCase("lookup('url', 'ADDRESS/headers', username='u', password='p', force_basic_auth=true)", "|Basic dTpw|ansible-httpget")]
    [TestCase("lookup('url', 'ADDRESS/login', username='u', password='p')", "|Basic dTpw|ansible-httpget")]
    [TestCase("lookup('url', 'ADDRESS/headers', http_agent='me/1')", "||me/1")]
    [TestCase("lookup('url', 'ADDRESS/nosuch', errors='ignore')", "None")]
    public void Answers(string expression, string expected) => Assert.That(Python.Str(Evaluate(expression)), Is.EqualTo(expected));

    [TestCase("lookup('url', 'ADDRESS/nosuch')", "Received HTTP error for ADDRESS/nosuch : HTTP Error 404: Not Found")]
    [TestCase("lookup('url', 'ADDRESS/moved', follow_redirects='none')", "Received HTTP error for ADDRESS/moved : HTTP Error 302: Found")]
    [TestCase("lookup('url', 'nosuch:')", "Failed lookup url for nosuch: : ")]
    [TestCase("lookup('url', 'CLOSED/')", "Failed lookup url for CLOSED/ : ")]
    public void Failures(string expression, string expected)
    {
        var closed = $"http://127.0.0.1:{FreePort()}";
        var error = Assert.Throws<PlaybookException>(() => Evaluate(expression.Replace("CLOSED", closed, StringComparison.Ordinal)));
        Assert.That(error!.Message, Does.Contain(expected.Replace("ADDRESS", _address, StringComparison.Ordinal).Replace("CLOSED", closed, StringComparison.Ordinal)));
    }

    private object? Evaluate(string expression) => new TestLookups(Path.GetTempPath()).Evaluate(expression.Replace("ADDRESS", _address, StringComparison.Ordinal));

    private static int FreePort()
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
                Answer(await _server.GetContextAsync());
        }
        catch (Exception exception) when (exception is HttpListenerException or ObjectDisposedException)
        {
            // The server was stopped.
        }
    }

    private static void Answer(HttpListenerContext context)
    {
        var headers = context.Request.Headers;
        var seen = $"{headers["X-Token"]}|{headers["Authorization"]}|{headers["User-Agent"]}";
        var (status, text) = context.Request.Url!.AbsolutePath switch
        {
            "/lines" => (200, "one\ntwo \u00e9\r\n\nthree\n"),
            "/empty" => (200, ""),
            "/open" => (200, "no end"),
            "/headers" => (200, seen),
            "/login" => (headers["Authorization"] is null ? 401 : 200, seen),
            "/moved" => (302, ""),
            _ => (404, "nothing here"),
        };
        var response = context.Response;
        response.StatusCode = status;
        if (status == 302)
            response.RedirectLocation = "/open";
        if (status == 401)
            response.AddHeader("WWW-Authenticate", "Basic realm=\"test\"");
        response.Close(Encoding.UTF8.GetBytes(text), willBlock: false);
    }
}
