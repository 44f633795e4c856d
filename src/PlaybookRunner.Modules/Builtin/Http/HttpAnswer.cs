using System.Net.Http.Headers;

namespace PlaybookRunner.Modules.Builtin.Http;

/// <summary>What came of a request.</summary>
/// <param name="Status">The status code; -1 when there was no answer.</param>
/// <param name="Message">The reason phrase, or why there was no answer.</param>
/// <param name="Url">The address that answered, after redirects.</param>
internal sealed record HttpAnswer(int Status, string Message, string Url)
{
    /// <summary>The answer's headers by name; several of a name are joined by commas.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new OrderedDictionary<string, string>();

    /// <summary>The cookies that the answer sets.</summary>
    public IReadOnlyDictionary<string, object?> Cookies { get; init; } = new OrderedDictionary<string, object?>();

    /// <summary>How long it took.</summary>
    public TimeSpan Elapsed { get; init; }

    /// <summary>Whether the status is one of success.</summary>
    public bool Succeeded => Status is >= 200 and < 300;

    /// <summary>The message as results show it.</summary>
    public string Shown => Status == -1 ? Message
        : Succeeded ? $"OK ({Header("Content-Length") ?? "unknown"} bytes)"
        : $"HTTP Error {Status}: {Message}";

    /// <summary>The media type without its parameters, in lower case; empty when the answer names none.</summary>
    public string MediaType => (Header("Content-Type") ?? "").Split(';')[0].Trim().ToLowerInvariant();

    /// <summary>The value of a header; null when the answer has none of that name.</summary>
    public string? Header(string name) => Headers.GetValueOrDefault(name);

    /// <summary>Reads an answer's head; where it redirects to becomes an absolute address.</summary>
    public static HttpAnswer Read(HttpResponseMessage response, Uri url)
    {
        var headers = new OrderedDictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        var cookies = new OrderedDictionary<string, object?>();
        foreach (var (name, values) in response.Headers.NonValidated.Concat(response.Content.Headers.NonValidated))
        {
            headers[name] = name == "Location" && Uri.TryCreate(url, values.ToString(), out var target) ? target.OriginalString : string.Join(", ", values);
            if (name.Equals("Set-Cookie", StringComparison.OrdinalIgnoreCase))
                ReadCookies(values, cookies);
        }

        return new HttpAnswer((int)response.StatusCode, response.ReasonPhrase ?? "", url.OriginalString) { Headers = headers, Cookies = cookies };
    }

    private static void ReadCookies(HeaderStringValues values, OrderedDictionary<string, object?> cookies)
    {
        foreach (var pair in values.Select(value => value.Split(';')[0]))
        {
            if (pair.Split('=', 2) is [var name, var value])
                cookies[name.Trim()] = value.Trim();
        }
    }
}
