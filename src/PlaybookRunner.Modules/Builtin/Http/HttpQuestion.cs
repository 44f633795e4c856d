namespace PlaybookRunner.Modules.Builtin.Http;

/// <summary>A request as a module wants it.</summary>
/// <param name="Method">The method.</param>
/// <param name="Url">The address.</param>
internal sealed record HttpQuestion(HttpMethod Method, Uri Url)
{
    /// <summary>The body; null for none.</summary>
    public HttpBody? Body { get; init; }

    /// <summary>Which redirects are followed.</summary>
    public RedirectPolicy Redirects { get; init; } = RedirectPolicy.All;

    /// <summary>Asks for the content only when it changed after this moment; null asks for it at any rate.</summary>
    public DateTimeOffset? UnlessChangedSince { get; init; }

    /// <summary>Whether an answer's redirect is followed.</summary>
    public bool Follows(HttpAnswer answer) =>
        answer.Status is 301 or 302 or 303 or 307 or 308 && answer.Header("Location") is not null && Redirects switch
        {
            RedirectPolicy.Safe => Method == HttpMethod.Get || Method == HttpMethod.Head,
            RedirectPolicy.None or RedirectPolicy.No => false,
            _ => true,
        };

    /// <summary>The request that follows a redirect: as browsers do, one that is not told to keep the method becomes a GET without body.</summary>
    public HttpQuestion Next(HttpAnswer answer)
    {
        var keeps = answer.Status switch
        {
            302 or 303 => Method == HttpMethod.Head || Method == HttpMethod.Get,
            301 => Method != HttpMethod.Post,
            _ => true,
        };
        var next = this with { Url = new Uri(answer.Header("Location")!) };
        return keeps ? next : next with { Method = HttpMethod.Get, Body = null };
    }
}
