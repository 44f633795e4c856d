namespace PlaybookRunner.Modules.Builtin.Http;

/// <summary>The body of a request.</summary>
/// <param name="Bytes">The bytes.</param>
/// <param name="ContentType">The media type with its parameters.</param>
internal sealed record HttpBody(byte[] Bytes, string ContentType)
{
    /// <summary>The media type of a body whose format is not said, as Python's <c>urllib</c> sends it.</summary>
    public const string DefaultType = "application/x-www-form-urlencoded";

    /// <summary>The body as the content of a request.</summary>
    public HttpContent ToContent()
    {
        var content = new ByteArrayContent(Bytes);
        content.Headers.TryAddWithoutValidation("Content-Type", ContentType);
        return content;
    }
}
