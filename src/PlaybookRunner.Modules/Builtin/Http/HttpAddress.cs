using System.Text.RegularExpressions;

namespace PlaybookRunner.Modules.Builtin.Http;

/// <summary>Addresses as tasks name them.</summary>
internal static partial class HttpAddress
{
    private const string NoName = "index.html";

    /// <summary>Reads an address.</summary>
    /// <exception cref="ModuleFailedException">It is no HTTP address.</exception>
    public static Uri Parse(string text)
    {
        if (!Uri.TryCreate(text, UriKind.Absolute, out var url))
            throw new ModuleFailedException($"'{text}' is no address: it needs http:// or https://, a host and a path");

        return url.Scheme is "http" or "https"
            ? url
            : throw new ModuleFailedException($"unknown url type: '{url.Scheme}' in '{text}'; http and https are known");
    }

    /// <summary>The name for a file with an answer's body: the server's, else the last part of the address.</summary>
    public static string FileName(HttpAnswer answer)
    {
        var given = NameInDisposition().Match(answer.Header("Content-Disposition") ?? "").Groups["name"].Value.Trim('"', ' ');
        // Only the last part of what the server says: it must not choose the folder.
        var name = given.Split('/', '\\')[^1];
        return name is "" or "." or ".." ? FileName(new Uri(answer.Url)) : name;
    }

    /// <summary>The last part of an address's path.</summary>
    public static string FileName(Uri url) => Uri.UnescapeDataString(url.Segments[^1]).Split('/')[^1] is { Length: > 0 } name and not ".." ? name : NoName;

    [GeneratedRegex("filename=(?<name>\"[^\"]*\"|[^;]*)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex NameInDisposition();
}
