using System.Globalization;
using System.Numerics;
using System.Text.Json;

namespace PlaybookRunner.Jinja.Tests.Vectors;

/// <summary>Values as the vectors write them: JSON, with tags for what JSON does not have.</summary>
internal static class VectorValue
{
    public static object? Read(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Null => null,
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.String => json.GetString(),
        JsonValueKind.Number => ReadNumber(json.GetRawText()),
        JsonValueKind.Array => json.EnumerateArray().Select(Read).ToList(),
        _ => ReadObject(json),
    };

    private static object ReadNumber(string text) => text.AsSpan().ContainsAny('.', 'e', 'E')
        ? double.Parse(text, CultureInfo.InvariantCulture)
        : long.TryParse(text, CultureInfo.InvariantCulture, out long integer) ? integer : (object)BigInteger.Parse(text, CultureInfo.InvariantCulture);

    private static object ReadObject(JsonElement json)
    {
        JsonProperty[] properties = [.. json.EnumerateObject()];
        if (properties is [{ Name: ['$', ..] } tag])
            return ReadTagged(tag.Name, tag.Value);
        var dict = new Dict();
        foreach (JsonProperty property in properties)
            dict[property.Name] = Read(property.Value);
        return dict;
    }

    private static object ReadTagged(string tag, JsonElement value) => tag switch
    {
        "$tuple" => new TupleValue([.. value.EnumerateArray().Select(Read)]),
        "$set" => new SetValue(value.EnumerateArray().Select(Read)),
        "$float" => value.GetString() switch { "nan" => double.NaN, "inf" => double.PositiveInfinity, _ => double.NegativeInfinity },
        "$bytes" => value.GetBytesFromBase64(),
        "$markup" => new Markup(value.GetString()!),
        "$range" => new RangeValue(value[0].GetInt64(), value[1].GetInt64(), value[2].GetInt64()),
        "$dict" => ReadDict(value),
        "$datetime" => DateTime.Parse(value.GetString()!, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind),
        "$date" => DateOnly.Parse(value.GetString()!, CultureInfo.InvariantCulture),
        "$undefined" => Undefined.Variable("any"),
        "$time" => TimeOnly.Parse(value.GetString()!, CultureInfo.InvariantCulture),
        _ => throw new InvalidOperationException($"unknown tag {tag}"),
    };

    private static Dict ReadDict(JsonElement pairs)
    {
        var dict = new Dict();
        foreach (JsonElement pair in pairs.EnumerateArray())
            dict[Read(pair[0])] = Read(pair[1]);
        return dict;
    }

    /// <summary>A value as text in which two values are the same if and only if types and contents are.</summary>
    public static string Show(object? value) => value switch
    {
        null => "null",
        bool truth => truth ? "true" : "false",
        string text => JsonSerializer.Serialize(text),
        long or BigInteger => ((IFormattable)value).ToString(null, CultureInfo.InvariantCulture),
        double number => "float:" + Python.Repr(number),
        byte[] bytes => $"bytes:{Convert.ToBase64String(bytes)}",
        Markup markup => "markup:" + JsonSerializer.Serialize(markup.Text),
        TupleValue tuple => $"({string.Join(", ", tuple.Select(Show))})",
        SetValue set => $"set:{{{string.Join(", ", set.Select(Show).Order(StringComparer.Ordinal))}}}",
        Dict dict => $"{{{string.Join(", ", dict.Select(entry => $"{Show(entry.Key)}: {Show(entry.Value)}"))}}}",
        IReadOnlyList<object?> list => $"[{string.Join(", ", list.Select(Show))}]",
        Undefined => "undefined",
        _ => $"{Python.TypeName(value)}:{value}",
    };
}
