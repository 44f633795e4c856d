using System.Text;
using PlaybookRunner.Jinja;

namespace PlaybookRunner.Modules.Builtin.Http;

/// <summary>Bodies of the type <c>multipart/form-data</c>.</summary>
internal static class MultipartBody
{
    /// <summary>Makes a body from fields: a text, or a mapping with <c>filename</c>, <c>content</c> and <c>mime_type</c>.</summary>
    /// <exception cref="ModuleFailedException">A field is wrong, or its file cannot be read.</exception>
    public static async Task<HttpBody> CreateAsync(IReadOnlyDictionary<string, object?> fields, ModuleCall call, CancellationToken cancellationToken)
    {
        using var whole = new MultipartFormDataContent(Guid.NewGuid().ToString("N"));
        foreach (var (name, value) in fields)
            whole.Add(value is string text ? Part(Encoding.UTF8.GetBytes(text), "text/plain", name, null) : await FilePartAsync(name, value, call, cancellationToken));

        return new HttpBody(await whole.ReadAsByteArrayAsync(cancellationToken), whole.Headers.ContentType!.ToString());
    }

    private static async Task<HttpContent> FilePartAsync(string name, object? value, ModuleCall call, CancellationToken cancellationToken)
    {
        var field = UriBody.Mapping(value, "form-multipart");
        var file = field.GetValueOrDefault("filename") as string;
        var type = field.GetValueOrDefault("mime_type") as string ?? (file is null ? "text/plain" : "application/octet-stream");
        byte[] bytes = (field.GetValueOrDefault("content"), file) switch
        {
            ({ } content, _) => Encoding.UTF8.GetBytes(Python.Str(content)),
            (null, { } path) => await UriBody.ReadFileAsync(path, isRemote: false, call, cancellationToken),
            _ => throw new ModuleFailedException($"the field '{name}' needs 'filename' or 'content'"),
        };
        return Part(bytes, type, name, file is null ? null : Path.GetFileName(file));
    }

    private static ByteArrayContent Part(byte[] bytes, string type, string name, string? file)
    {
        var part = new ByteArrayContent(bytes);
        part.Headers.TryAddWithoutValidation("Content-Type", type);
        part.Headers.TryAddWithoutValidation("Content-Disposition", $"form-data; name=\"{Quoted(name)}\"" + (file is null ? "" : $"; filename=\"{Quoted(file)}\""));
        return part;
    }

    private static string Quoted(string text) =>
        text.Replace("\"", "%22", StringComparison.Ordinal).Replace("\r", "%0D", StringComparison.Ordinal).Replace("\n", "%0A", StringComparison.Ordinal);
}
