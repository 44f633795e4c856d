using System.Globalization;
using System.Text;
using System.Text.Json;

namespace PlaybookRunner.Modules.Postgresql;

/// <summary>Values of a result, from the server's text by the number of their type.</summary>
internal static class ResultValues
{
    /// <summary>Reads a value.</summary>
    /// <param name="text">The server's text.</param>
    /// <param name="type">The type's number (<c>pg_type.oid</c>).</param>
    public static object? Read(string text, uint type) => type switch
    {
        16 => text == "t",
        20 or 21 or 23 or 26 => long.Parse(text, CultureInfo.InvariantCulture),
        700 or 701 or 1700 => Number(text),
        114 or 3802 => Json(text),
        1114 => Timestamp(text),
        1184 => TimestampWithZone(text),
        _ => ElementType(type) is { } element ? new ArrayReader(text, element).Read() : text,
    };

    /// <summary>The type of an array's elements; null when the type is no array that results show as a list.</summary>
    private static uint? ElementType(uint type) => type switch
    {
        1000 => 16,
        1016 => 20,
        1005 => 21,
        1007 => 23,
        1028 => 26,
        1021 => 700,
        1022 => 701,
        1231 => 1700,
        199 => 114,
        3807 => 3802,
        1115 => 1114,
        1185 => 1184,
        1009 or 1015 or 1014 or 1003 or 1182 or 1183 or 1041 or 2951 => 25,
        _ => null,
    };

    private static double Number(string text) => text switch
    {
        "Infinity" => double.PositiveInfinity,
        "-Infinity" => double.NegativeInfinity,
        "NaN" => double.NaN,
        _ => double.Parse(text, CultureInfo.InvariantCulture),
    };

    // As Python's isoformat writes them; what has no such form (infinity, years before Christ) stays the server's text.
    private static string Timestamp(string text) =>
        DateTime.TryParseExact(text, "yyyy-MM-dd HH:mm:ss.FFFFFF", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)
            ? time.ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture) + Fraction(time.Ticks)
            : text;

    private static string TimestampWithZone(string text)
    {
        if (!DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time))
            return text;

        return time.ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture) + Fraction(time.Ticks) + time.ToString("zzz", CultureInfo.InvariantCulture);
    }

    private static string Fraction(long ticks)
    {
        var microseconds = ticks % TimeSpan.TicksPerSecond / TimeSpan.TicksPerMicrosecond;
        return microseconds == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $".{microseconds:D6}");
    }

    private static object? Json(string text)
    {
        using var document = JsonDocument.Parse(text);
        return Read(document.RootElement);
    }

    private static object? Read(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => new OrderedDictionary<string, object?>(
            element.EnumerateObject().DistinctBy(property => property.Name).Select(property => KeyValuePair.Create(property.Name, Read(property.Value)))),
        JsonValueKind.Array => element.EnumerateArray().Select(Read).ToList(),
        JsonValueKind.String => element.GetString(),
        JsonValueKind.Number => element.TryGetInt64(out var whole) ? (object)whole : element.GetDouble(),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => null,
    };

    /// <summary>Reads the text of an array: <c>{1,NULL,"a \"b\"",{2}}</c>.</summary>
    private sealed class ArrayReader(string text, uint element)
    {
        // Bounds other than the usual ones stand before the braces.
        private int _at = text.IndexOf('{', StringComparison.Ordinal);

        public List<object?> Read()
        {
            var items = new List<object?>();
            _at++;
            while (text[_at] != '}')
            {
                items.Add(text[_at] == '{' ? Read() : Item());
                if (text[_at] == ',')
                    _at++;
            }

            _at++;
            return items;
        }

        private object? Item()
        {
            if (text[_at] == '"')
                return ResultValues.Read(Quoted(), element);

            var start = _at;
            while (text[_at] is not (',' or '}'))
                _at++;

            var word = text[start.._at];
            return word == "NULL" ? null : ResultValues.Read(word, element);
        }

        private string Quoted()
        {
            var word = new StringBuilder();
            for (_at++; text[_at] != '"'; _at++)
                word.Append(text[_at] == '\\' ? text[++_at] : text[_at]);

            _at++;
            return word.ToString();
        }
    }
}
