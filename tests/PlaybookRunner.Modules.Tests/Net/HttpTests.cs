using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using PlaybookRunner.Targets;
using PlaybookRunner.Testing;

namespace PlaybookRunner.Modules.Tests.Net;

/// <summary><c>uri</c> and <c>get_url</c> where recorded results do not reach: silence, certificates, sockets, check mode.</summary>
internal sealed class HttpTests
{
    private string _folder = "";

    [SetUp]
    public void MakeFolder() => _folder = Directory.CreateTempSubdirectory("http-test-").FullName;

    [TearDown]
    public void RemoveFolder() => Directory.Delete(_folder, recursive: true);

    [Test]
    public async Task A_silent_server_is_given_up()
    {
        using var places = new HttpPlaces();
        var run = await Uri(("url", places.Address + "/silent"), ("timeout", 1L));
        Assert.That(run.Result.Message, Is.EqualTo("Status code was -1 and not [200]: Connection failure: timed out"));
    }

    [Test]
    public async Task A_closed_port_is_told_in_the_targets_words()
    {
        var run = await Uri(("url", $"http://127.0.0.1:{HttpPlaces.FreePort()}/"));
        Assert.That(run.Result.Message, Does.StartWith("Status code was -1 and not [200]: Request failed: ").And.Contains("Connection refused"));
    }

    [TestCase("nosuch", "'nosuch' is no address")]
    [TestCase("ftp://example.org/x", "unknown url type: 'ftp'")]
    public async Task An_address_that_is_none_is_refused(string address, string message)
    {
        var run = await Uri(("url", address));
        Assert.That(run.Result.Message, Does.Contain(message));
    }

    [Test]
    public async Task A_certificate_must_come_from_a_trusted_authority()
    {
        using var server = new TlsServer(_folder, "127.0.0.1");
        var refused = await Uri(("url", server.Address));
        Assert.That(refused.Result.Message, Does.Contain($"Failed to validate the SSL certificate for 127.0.0.1:{server.Port}"));
        var trusted = await Uri(("url", server.Address), ("ca_path", $"{_folder}/ca.pem"), ("return_content", true));
        Assert.That(trusted["content"], Is.EqualTo("secured"), trusted.Result.Message);
        var unchecked_ = await Uri(("url", server.Address), ("validate_certs", false));
        Assert.That(unchecked_["status"], Is.EqualTo(200L), unchecked_.Result.Message);
    }

    [Test]
    public async Task A_certificate_for_another_name_is_refused_even_from_a_trusted_authority()
    {
        using var server = new TlsServer(_folder, "192.0.2.1");
        var run = await Uri(("url", server.Address), ("ca_path", $"{_folder}/ca.pem"));
        Assert.That(run.Result.Message, Does.Contain("the certificate is for another name"));
    }

    [Test]
    public async Task A_unix_socket_is_spoken_to()
    {
        var path = $"{_folder}/http.sock";
        using var listener = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        listener.Bind(new UnixDomainSocketEndPoint(path));
        listener.Listen();
        var serving = RawServer.AnswerAsync(async () => new NetworkStream(await listener.AcceptAsync(), ownsSocket: true), "by socket");
        var run = await Uri(("url", "http://localhost/info"), ("unix_socket", path), ("return_content", true));
        Assert.That(run["content"], Is.EqualTo("by socket"), run.Result.Message);
        Assert.That(await serving, Does.StartWith("GET /info HTTP/1.1\r\n"));
    }

    [Test]
    public async Task A_multipart_body_has_a_part_for_each_field()
    {
        using var places = new HttpPlaces();
        await File.WriteAllTextAsync($"{_folder}/upload.txt", "from a file");
        var body = new Dictionary<string, object?>
        {
            ["plain"] = "value",
            ["file"] = new Dictionary<string, object?> { ["filename"] = $"{_folder}/upload.txt", ["mime_type"] = "text/x" },
        };
        var run = await Uri(("url", places.Address + "/echo"), ("method", "POST"), ("body_format", "form-multipart"), ("body", body));
        var sent = (string)((IReadOnlyDictionary<string, object?>)run["json"]!)["body"]!;
        Assert.That(sent, Does.Contain("Content-Disposition: form-data; name=\"file\"; filename=\"upload.txt\"\r\n\r\nfrom a file\r\n").And.Contain("name=\"plain\"\r\n\r\nvalue\r\n"));
    }

    [Test]
    public async Task A_password_does_not_follow_a_redirect_to_another_server()
    {
        using var other = new HttpPlaces();
        var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var serving = RawServer.AnswerAsync(
            async () => (await listener.AcceptTcpClientAsync()).GetStream(), "", "302 Found", $"Location: {other.Address}/echo\r\n");
        var run = await Uri(
            ("url", $"http://{listener.LocalEndpoint}/"), ("user", "somebody"), ("password", "opensesame"), ("force_basic_auth", true));
        Assert.That(await serving, Does.Contain("Authorization: Basic "));
        var headers = (IReadOnlyDictionary<string, object?>)((IReadOnlyDictionary<string, object?>)run["json"]!)["headers"]!;
        Assert.That(headers.Keys, Does.Not.Contain("Authorization"));
        listener.Stop();
    }

    [Test]
    public async Task A_download_is_foretold_made_once_and_then_left_alone()
    {
        using var places = new HttpPlaces();
        var module = new AssertModule(new ModuleCatalogue(), "ansible.builtin.get_url", new LocalTarget()) { WatchedFolder = _folder };
        var runs = await module.ChangesAsync(("url", places.Address + "/text"), ("dest", _folder + "/file"), ("mode", "0600"));
        Assert.That(runs.Applied["checksum_src"], Is.EqualTo("f572d396fae9206628714fb2ce00f72e94f2258f"), "the SHA-1 of the text, as sha1sum gives it");
        await module.ChangesAsync(("url", places.Address + "/text"), ("dest", _folder + "/file"), ("mode", "u=rw,g=r,o=r"));
        Assert.That(await module.FailsAsync(("url", places.Address + "/json"), ("dest", _folder + "/file"), ("checksum", "sha256:00")), Does.Contain("did not match 00; it was "));
        Assert.That(await module.FailsAsync(("url", places.Address + "/nowhere"), ("dest", _folder + "/other")), Is.EqualTo("Request failed"));
        Assert.That(await File.ReadAllTextAsync(_folder + "/file"), Is.EqualTo("hello\n"));
    }

    [Test]
    public async Task A_server_cannot_choose_the_folder_of_a_download()
    {
        var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        Directory.CreateDirectory(_folder + "/inner");
        var serving = RawServer.AnswerAsync(
            async () => (await listener.AcceptTcpClientAsync()).GetStream(), "x", "200 OK", "Content-Disposition: attachment; filename=\"../evil\"\r\n");
        var run = await new AssertModule(new ModuleCatalogue(), "ansible.builtin.get_url", new LocalTarget())
            .RunAsync(check: false, diff: false, ("url", $"http://{listener.LocalEndpoint}/a"), ("dest", _folder + "/inner"));
        await serving;
        Assert.That(run["dest"], Is.EqualTo(_folder + "/inner/evil"), run.Result.Message);
        listener.Stop();
    }

    private static Task<ModuleRun> Uri(params (string, object?)[] options) =>
        new AssertModule(new ModuleCatalogue(), "ansible.builtin.uri", new LocalTarget()).RunAsync(check: false, diff: false, options);

    /// <summary>Answers one request on a stream.</summary>
    private static class RawServer
    {
        public static async Task<string> AnswerAsync(Func<Task<Stream>> accept, string content, string status = "200 OK", string headers = "")
        {
            await using var stream = await accept();
            return await AnswerAsync(stream, content, status, headers);
        }

        public static async Task<string> AnswerAsync(Stream stream, string content, string status = "200 OK", string headers = "")
        {
            var buffer = new byte[16 * 1024];
            var request = "";
            while (!request.Contains("\r\n\r\n", StringComparison.Ordinal) && await stream.ReadAsync(buffer) is > 0 and var count)
                request += Encoding.Latin1.GetString(buffer, 0, count);

            await stream.WriteAsync(Encoding.UTF8.GetBytes($"HTTP/1.1 {status}\r\n{headers}Content-Length: {content.Length}\r\n\r\n{content}"));
            return request;
        }
    }

    /// <summary>A server with a certificate from an authority of its own, which it leaves in <c>ca.pem</c>.</summary>
    private sealed class TlsServer : IDisposable
    {
        private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
        private readonly X509Certificate2 _certificate;

        public TlsServer(string folder, string address)
        {
            using var authorityKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
            var authority = new CertificateRequest("CN=authority", authorityKey, HashAlgorithmName.SHA256);
            authority.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
            using var root = authority.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(30));
            File.WriteAllText($"{folder}/ca.pem", root.ExportCertificatePem());

            using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
            var request = new CertificateRequest("CN=server", key, HashAlgorithmName.SHA256);
            var names = new SubjectAlternativeNameBuilder();
            names.AddIpAddress(IPAddress.Parse(address));
            request.CertificateExtensions.Add(names.Build());
            using var issued = request.Create(root, DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(20), [1, 2, 3]);
            using var whole = issued.CopyWithPrivateKey(key);
            _certificate = X509CertificateLoader.LoadPkcs12(whole.Export(X509ContentType.Pkcs12), null);
            _listener.Start();
            _ = ServeAsync();
        }

        public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

        public string Address => $"https://127.0.0.1:{Port}/";

        public void Dispose()
        {
            _listener.Stop();
            _certificate.Dispose();
        }

        private async Task ServeAsync()
        {
            while (true)
            {
                try
                {
                    using var client = await _listener.AcceptTcpClientAsync();
                    await using var stream = new SslStream(client.GetStream());
                    await stream.AuthenticateAsServerAsync(_certificate);
                    await RawServer.AnswerAsync(stream, "secured");
                }
                catch (Exception exception) when (exception is IOException or System.Security.Authentication.AuthenticationException)
                {
                    // A client that does not trust the certificate hangs up.
                }
                catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
                {
                    return;
                }
            }
        }
    }
}
