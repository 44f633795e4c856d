using System.Globalization;
using System.Text;
using PlaybookRunner.Jinja;

namespace PlaybookRunner.Templating.Filters;

/// <summary>Filters that take URLs apart.</summary>
internal static class UrlFilters
{
    public static void AddTo(FunctionSet filters) => filters
        .Add("urlsplit", "value, query='', alias='urlsplit'", static (in JinjaCall c) => Split(WithoutBreaks(c.Text(0)), Python.Str(c[1])))
        .Add("urldecode", "string", static (in JinjaCall c) => Decode(c.Text(0).Replace('+', ' ')));

    // Python drops line breaks and tabs, which browsers drop as well.
    private static string WithoutBreaks(string url) => string.Concat(url.Where(static c => c is not ('\n' or '\r' or '\t')));

    private static object? Split(string url, string part)
    {
        var parts = Parts(url);
        if (part.Length == 0)
            return parts;
        return parts.TryGetValue(part, out var value) ? value : throw Arguments.ValueError($"urlsplit: unknown URL component: {part}");
    }

    private static Dict Parts(string url)
    {
        var rest = url;
        var scheme = TakeScheme(ref rest);
        var fragment = TakeAfter(ref rest, '#');
        var query = TakeAfter(ref rest, '?');
        var network = "";
        if (rest.StartsWith("//", StringComparison.Ordinal))
        {
            var end = rest.IndexOf('/', 2);
            (network, rest) = end < 0 ? (rest[2..], "") : (rest[2..end], rest[end..]);
        }

        var (user, password, host, port) = Network(network);
        return new Dict
        {
            ["fragment"] = fragment,
            ["hostname"] = host,
            ["netloc"] = network,
            ["password"] = password,
            ["path"] = rest,
            ["port"] = port,
            ["query"] = query,
            ["scheme"] = scheme,
            ["username"] = user,
        };
    }

    private static string TakeScheme(ref string rest)
    {
        var colon = rest.IndexOf(':', StringComparison.Ordinal);
        if (colon <= 0 || !char.IsAsciiLetter(rest[0]) || !rest.AsSpan(0, colon).ToArray().All(static c => char.IsAsciiLetterOrDigit(c) || c is '+' or '-' or '.'))
            return "";
        var scheme = rest[..colon].ToLowerInvariant();
        rest = rest[(colon + 1)..];
        return scheme;
    }

    private static string TakeAfter(ref string rest, char mark)
    {
        var at = rest.IndexOf(mark, StringComparison.Ordinal);
        if (at < 0)
            return "";
        var after = rest[(at + 1)..];
        rest = rest[..at];
        return after;
    }

    private static (string? User, string? Password, string? Host, long? Port) Network(string network)
    {
        var at = network.LastIndexOf('@');
        var login = at < 0 ? null : network[..at];
        var place = network[(at + 1)..];
        var bracket = place.IndexOf(']', StringComparison.Ordinal);
        var colon = place.IndexOf(':', Math.Max(bracket, 0));
        var host = (colon < 0 ? place : place[..colon]).Trim('[', ']').ToLowerInvariant();
        var separator = login?.IndexOf(':', StringComparison.Ordinal) ?? -1;
        return (separator < 0 ? login : login![..separator], separator < 0 ? null : login![(separator + 1)..], host.Length == 0 ? null : host, Port(colon < 0 ? "" : place[(colon + 1)..]));
    }

    private static long? Port(string text)
    {
        if (text.Length == 0)
            return null;
        if (!long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port))
            throw Arguments.ValueError($"Port could not be cast to integer value as {Python.Repr(text)}");
        return port <= 65535 ? port : throw Arguments.ValueError("Port out of range 0-65535");
    }

    private static string Decode(string text)
    {
        var bytes = new List<byte>(text.Length);
        var source = Encoding.UTF8.GetBytes(text);
        for (var i = 0; i < source.Length; i++)
        {
            if (source[i] == '%' && i + 2 < source.Length && char.IsAsciiHexDigit((char)source[i + 1]) && char.IsAsciiHexDigit((char)source[i + 2]))
            {
                bytes.Add(Convert.ToByte($"{(char)source[i + 1]}{(char)source[i + 2]}", 16));
                i += 2;
            }
            else
                bytes.Add(source[i]);
        }

        return Encoding.UTF8.GetString([.. bytes]);
    }
}
