using System.Text;

namespace PlaybookRunner.Jinja;

/// <summary>Filters about addresses.</summary>
internal static class UrlFilters
{
    public static void AddTo(FunctionSet filters) => filters
        .AddPure("urlencode", "value", static (in JinjaCall c) => Encode(c[0]))
        .Add("urlize", "value, trim_url_limit=none, nofollow=false, target=none, rel=none, extra_schemes=none", static (in JinjaCall c) => Urlizer.Apply(c));

    /// <summary>Percent-encodes a value's text; in a query a slash is encoded too, and a blank becomes a plus.</summary>
    public static string Quote(object? value, bool inQuery)
    {
        var bytes = value as byte[] ?? TextEncoding.Encode(Python.Str(value), "utf-8", "strict");
        var result = new StringBuilder(bytes.Length + 8);
        foreach (var b in bytes)
        {
            var c = (char)b;
            if (char.IsAsciiLetterOrDigit(c) || c is '_' or '.' or '-' or '~' || c == '/' && !inQuery)
                result.Append(c);
            else if (c == ' ' && inQuery)
                result.Append('+');
            else
                result.Append('%').Append(Convert.ToHexString([b]));
        }

        return result.ToString();
    }

    private static string Encode(object? value)
    {
        if (Python.IsText(value) || value is not Dict && !Python.IsIterable(value))
            return Quote(value, inQuery: false);
        var parts = new List<string>();
        foreach (var pair in value is Dict dict ? DictView.Items(dict) : Python.Iterate(value))
        {
            var (key, item) = Pair(pair);
            parts.Add(Quote(key, inQuery: true) + "=" + Quote(item, inQuery: true));
        }

        return string.Join('&', parts);
    }

    private static (object? Key, object? Value) Pair(object? pair)
    {
        if (!Python.IsIterable(pair))
            throw PythonException.TypeError($"cannot unpack non-iterable {Python.TypeName(pair)} object");
        var parts = Python.ToList(pair, Limits.Default);
        return parts.Count switch
        {
            2 => (parts[0], parts[1]),
            < 2 => throw PythonException.ValueError($"not enough values to unpack (expected 2, got {parts.Count})"),
            _ => throw PythonException.ValueError("too many values to unpack (expected 2)"),
        };
    }
}
