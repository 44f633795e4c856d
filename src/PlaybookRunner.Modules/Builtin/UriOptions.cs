using PlaybookRunner.Modules.Builtin.Http;

namespace PlaybookRunner.Modules.Builtin;

/// <summary>The options of <c>uri</c>.</summary>
[MutuallyExclusive("body", "src")]
internal sealed class UriOptions : HttpOptions
{
    /// <summary>The method of the request.</summary>
    public string Method { get; init; } = "GET";

    /// <summary>The body: a text, or values that <c>body_format</c> writes.</summary>
    public object? Body { get; init; }

    /// <summary>How the body is written.</summary>
    [Option(Choices = ["form-urlencoded", "json", "raw", "form-multipart"])]
    public string BodyFormat { get; init; } = "raw";

    /// <summary>A file with the body, on the control node, or on the target with <c>remote_src</c>.</summary>
    public string? Src { get; init; }

    /// <summary>Whether <c>src</c> is a file of the target.</summary>
    public bool RemoteSrc { get; init; }

    /// <summary>The status codes that mean success.</summary>
    public IReadOnlyList<long> StatusCode { get; init; } = [200];

    /// <summary>Whether the result has the answer's body.</summary>
    public bool ReturnContent { get; init; }

    /// <summary>Which redirects are followed.</summary>
    public RedirectPolicy FollowRedirects { get; init; } = RedirectPolicy.Safe;

    /// <summary>A path or pattern; when it exists, no request is made.</summary>
    public string? Creates { get; init; }

    /// <summary>A path or pattern; when it does not exist, no request is made.</summary>
    public string? Removes { get; init; }

    /// <summary>A file, or a folder for a file with the server's name for it, that gets the answer's body.</summary>
    [Option(IsPath = true)]
    public string? Dest { get; init; }

    /// <summary>How many seconds the server may be silent.</summary>
    public int Timeout { get; init; } = 30;

    /// <summary>A Unix socket on the target to connect to.</summary>
    [Option(IsPath = true)]
    public string? UnixSocket { get; init; }
}
