using System.Text;
using PlaybookRunner.Jinja;
using PlaybookRunner.Modules.Builtin.Http;
using PlaybookRunner.Targets;

namespace PlaybookRunner.Modules.Builtin;

/// <summary>Makes the body of a request from the options of <c>uri</c>.</summary>
internal static class UriBody
{
    private const long Limit = 256 * 1024 * 1024;

    /// <summary>Makes the body; null when there is none.</summary>
    /// <exception cref="ModuleFailedException">The body cannot be written in the wished format, or its file cannot be read.</exception>
    public static async Task<HttpBody?> ReadAsync(UriOptions options, ModuleCall call, CancellationToken cancellationToken)
    {
        if (options.Src is { } source)
            return new HttpBody(await ReadFileAsync(source, options.RemoteSrc, call, cancellationToken), HttpBody.DefaultType);

        return (options.BodyFormat, options.Body) switch
        {
            (_, null) => null,
            ("json", string text) => new HttpBody(Encoding.UTF8.GetBytes(text), "application/json"),
            ("json", var value) => new HttpBody(Encoding.UTF8.GetBytes(Python.ToJson(Python.Reach(value), JsonFormat.Default with { Substitute = Python.Reach }, Limits.Default)), "application/json"),
            ("form-urlencoded", string text) => new HttpBody(Encoding.UTF8.GetBytes(text), HttpBody.DefaultType),
            ("form-urlencoded", var value) => new HttpBody(Encoding.UTF8.GetBytes(FormText(value)), HttpBody.DefaultType),
            ("form-multipart", var value) => await MultipartBody.CreateAsync(Mapping(value, "form-multipart"), call, cancellationToken),
            (_, var value) => new HttpBody(Encoding.UTF8.GetBytes(Python.Str(value)), HttpBody.DefaultType),
        };
    }

    /// <summary>Reads a file for a body: of the control node, or of the target.</summary>
    public static async Task<byte[]> ReadFileAsync(string path, bool isRemote, ModuleCall call, CancellationToken cancellationToken)
    {
        if (!isRemote)
            return call.Files.Read(call.Files.Find("files", path));

        var file = (await call.Target.InspectAsync([new PathQuery(path) { Follow = true, ContentLimit = Limit }], cancellationToken))[0];
        return file.Content?.ToArray() ?? throw new ModuleFailedException($"{path} does not exist on the target, or cannot be read");
    }

    /// <summary>Reads a value as a mapping by name.</summary>
    /// <exception cref="ModuleFailedException">It is none.</exception>
    public static IReadOnlyDictionary<string, object?> Mapping(object? value, string format) => value switch
    {
        Dict mapping => mapping.ToDictionary(pair => Python.Str(pair.Key), pair => pair.Value),
        IReadOnlyDictionary<string, object?> mapping => mapping,
        _ => throw new ModuleFailedException($"a body in the format {format} is a mapping, and this is a {Python.TypeName(value)}"),
    };

    private static string FormText(object? value) =>
        string.Join('&', Pairs(value).SelectMany(pair => Values(pair.Value).Select(each => $"{Escape(pair.Key)}={Escape(each)}")));

    private static IEnumerable<(object? Key, object? Value)> Pairs(object? value) => value is IReadOnlyList<object?> list
        ? list.Select(item => item is IReadOnlyList<object?> { Count: 2 } pair
            ? (pair[0], pair[1])
            : throw new ModuleFailedException("failed to parse body as form_urlencoded: each item of a list is a list of a name and a value"))
        : Mapping(value, "form-urlencoded").Select(pair => ((object?)pair.Key, pair.Value));

    private static IEnumerable<object?> Values(object? value) => value as IReadOnlyList<object?> ?? [value];

    private static string Escape(object? value) => Uri.EscapeDataString(Python.Str(value)).Replace("%20", "+", StringComparison.Ordinal);
}
