using System.Text;
using System.Text.Json;
using PlaybookRunner.Jinja;

namespace PlaybookRunner.Modules;

/// <summary>Mappings, also where one is written as text: JSON, a literal of Python, or <c>key=value</c> pairs separated by commas or blanks.</summary>
internal static class MappingText
{
    public static IReadOnlyDictionary<string, object?> ToMapping(object? value, OptionPlace place) => value switch
    {
        Dict mapping => mapping.ToDictionary(),
        IReadOnlyDictionary<string, object?> mapping => mapping,
        string text => Parse(text.Trim(), place),
        _ => throw place.Refuse(value, $"a {Python.TypeName(value)} cannot be converted to a dict"),
    };

    private static IReadOnlyDictionary<string, object?> Parse(string text, OptionPlace place)
    {
        if (text.StartsWith('{') && (TryParseJson(text) ?? (Python.Literal(text) as Dict)?.ToDictionary()) is { } mapping)
        {
            return mapping;
        }

        return text.Contains('=', StringComparison.Ordinal) && !text.StartsWith('{')
            ? ParsePairs(text, place)
            : throw Malformed(text, place);
    }

    private static IReadOnlyDictionary<string, object?>? TryParseJson(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            return document.RootElement.ValueKind == JsonValueKind.Object ? ((Dict)ToValue(document.RootElement)!).ToDictionary() : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static object? ToValue(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => new Dict(element.EnumerateObject().Select(entry => KeyValuePair.Create((object?)entry.Name, ToValue(entry.Value)))),
        JsonValueKind.Array => element.EnumerateArray().Select(ToValue).ToList(),
        JsonValueKind.String => element.GetString(),
        JsonValueKind.Number => element.TryGetInt64(out var number) ? (object)number : element.GetDouble(),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => null,
    };

    private static OrderedDictionary<string, object?> ParsePairs(string text, OptionPlace place)
    {
        var result = new OrderedDictionary<string, object?>(StringComparer.Ordinal);
        foreach (var pair in Split(text))
        {
            var equals = pair.IndexOf('=', StringComparison.Ordinal);
            if (equals < 0)
            {
                throw Malformed(text, place);
            }

            result[pair[..equals].Trim()] = pair[(equals + 1)..];
        }

        return result;
    }

    // Quotes keep commas and blanks together, and a backslash takes the next character as it is.
    private static List<string> Split(string text)
    {
        var pairs = new List<string>();
        var pair = new StringBuilder();
        var quote = '\0';
        for (var i = 0; i < text.Length; i++)
        {
            switch (text[i])
            {
                case '\\' when i + 1 < text.Length:
                    pair.Append(text[++i]);
                    break;
                case '"' or '\'' when quote == '\0':
                    quote = text[i];
                    break;
                case var end when end == quote:
                    quote = '\0';
                    break;
                case ',' or ' ' when quote == '\0':
                    Finish(pair, pairs);
                    break;
                default:
                    pair.Append(text[i]);
                    break;
            }
        }

        Finish(pair, pairs);
        return pairs;
    }

    private static void Finish(StringBuilder pair, List<string> pairs)
    {
        if (pair.Length > 0)
        {
            pairs.Add(pair.ToString());
            pair.Clear();
        }
    }

    private static ModuleOptionException Malformed(string text, OptionPlace place) =>
        place.Refuse(text, "dictionary requested, could not parse JSON or key=value");
}
