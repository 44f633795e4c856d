using System.Globalization;
using System.Numerics;
using System.Text.Json;
using PlaybookRunner.Jinja;

namespace PlaybookRunner.Templating.Filters;

/// <summary>Filters to and from JSON.</summary>
internal static class JsonFilters
{
    private static readonly string[] Known = ["indent", "separators", "sort_keys", "ensure_ascii", "allow_nan", "skipkeys", "check_circular"];

    public static void AddTo(FunctionSet filters) => filters
        .Add("to_json", "a, profile=none, vault_to_text=false, preprocess_unsafe=false, **kw", static (in JinjaCall c) => ToJson(c[0], Format(c.Named, sorted: false, indent: null), c))
        .Add("to_nice_json", "a, indent=4, sort_keys=true, **kw", static (in JinjaCall c) => ToJson(c[0], Format(c.Named, c.Boolean(2), c[1]), c))
        .Add("from_json", "a, profile=none", static (in JinjaCall c) => FromJson(c[0]));

    private static string ToJson(object? value, JsonFormat format, in JinjaCall call) => Python.ToJson(format.SortKeys ? WithTextKeys(value) : value, format, call.Context.Limits);

    // Keys are made text before they are sorted, so that numbers and text can be keys of one mapping.
    private static object? WithTextKeys(object? value)
    {
        switch (value)
        {
            case Dict dict:
                var result = new Dict(dict.Count);
                foreach (var (key, element) in dict)
                    result[key is long or double or BigInteger ? Python.Str(key) : key] = WithTextKeys(element);
                return result;
            case IReadOnlyList<object?> list:
                return list.Select(WithTextKeys).ToList();
            default:
                return value;
        }
    }

    private static JsonFormat Format(Dict named, bool sorted, object? indent)
    {
        if (named.Keys.FirstOrDefault(static key => !Known.Contains(Python.Str(key))) is { } unknown)
            throw Arguments.TypeError($"JSONEncoder.__init__() got an unexpected keyword argument '{Python.Str(unknown)}'");
        indent = named.TryGetValue("indent", out var given) ? given : indent;
        var separators = named.TryGetValue("separators", out var pair) && pair is not null ? Python.Iterate(pair).Select(Python.Str).ToList() : null;
        return new JsonFormat
        {
            Indent = indent switch { null => null, string text => text, _ => new string(' ', (int)Math.Clamp(Arguments.Whole(indent), 0, 100)) },
            SortKeys = named.TryGetValue("sort_keys", out var sort) ? Python.Truth(sort) : sorted,
            EnsureAscii = !named.TryGetValue("ensure_ascii", out var ascii) || Python.Truth(ascii),
            AllowNan = !named.TryGetValue("allow_nan", out var nan) || Python.Truth(nan),
            SkipKeys = named.TryGetValue("skipkeys", out var skip) && Python.Truth(skip),
            ItemSeparator = separators?[0],
            KeySeparator = separators?[1],
            Substitute = Substitute,
        };
    }

    // What JSON has no form for is written as text: dates in ISO form, anything else that iterates as a list.
    public static object? Substitute(object? value) => value switch
    {
        DateTime or DateTimeOffset or DateOnly => IsoText(value),
        byte[] bytes => System.Text.Encoding.UTF8.GetString(bytes),
        Markup markup => markup.Text,
        Undefined undefined => throw undefined.Error(),
        _ when Python.IsIterable(value) => Python.Iterate(value).ToList(),
        _ => throw Arguments.TypeError($"Object of type {Python.TypeName(value)} is not JSON serializable"),
    };

    private static string IsoText(object value) => value switch
    {
        DateOnly date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        _ => Python.Str(value).Replace(' ', 'T'),
    };

    private static object? FromJson(object? value)
    {
        if (!Arguments.IsText(value))
            throw Arguments.TypeError($"the JSON object must be str, bytes or bytearray, not {Python.TypeName(value)}");
        var text = Python.Str(value);
        if (text.Trim() is "NaN" or "Infinity" or "-Infinity")
            return text.Trim() switch { "NaN" => double.NaN, "Infinity" => double.PositiveInfinity, _ => double.NegativeInfinity };
        return Parse(text);
    }

    /// <summary>Reads a JSON document.</summary>
    /// <exception cref="PythonException">ValueError: the text is not JSON.</exception>
    public static object? Parse(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text, new JsonDocumentOptions { MaxDepth = 1000 });
            return Read(document.RootElement);
        }
        catch (JsonException exception)
        {
            throw Arguments.ValueError($"the text is not JSON: line {exception.LineNumber + 1} column {exception.BytePositionInLine + 1}");
        }
    }

    private static object? Read(JsonElement json)
    {
        switch (json.ValueKind)
        {
            case JsonValueKind.Object:
                var dict = new Dict();
                foreach (var property in json.EnumerateObject())
                    dict[property.Name] = Read(property.Value);
                return dict;
            case JsonValueKind.Array:
                return json.EnumerateArray().Select(Read).ToList();
            case JsonValueKind.String:
                return json.GetString();
            case JsonValueKind.Number:
                return ReadNumber(json.GetRawText());
            case JsonValueKind.Null:
                return null;
            default:
                return json.GetBoolean();
        }
    }

    private static object ReadNumber(string text)
    {
        if (text.AsSpan().ContainsAny('.', 'e', 'E'))
            return double.Parse(text, CultureInfo.InvariantCulture);
        return long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : BigInteger.Parse(text, CultureInfo.InvariantCulture);
    }
}
