using System.Text.Json;
using PlaybookRunner.Jinja;

namespace PlaybookRunner.Modules.Builtin;

/// <summary>JSON as plain values: mappings, lists, texts, whole numbers, fractions, booleans and null.</summary>
internal static class JsonValues
{
    /// <summary>Reads a document.</summary>
    /// <exception cref="JsonException">The text is no JSON.</exception>
    public static object? Parse(string text)
    {
        using var document = JsonDocument.Parse(text);
        return Read(document.RootElement);
    }

    /// <summary>Writes values on one line.</summary>
    public static string Write(OrderedDictionary<string, object?> values) => Python.ToJson(Dict.Wrap(values), JsonFormat.Default, Limits.Default);

    /// <summary>Reads an element.</summary>
    public static object? Read(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => ReadObject(element),
        JsonValueKind.Array => element.EnumerateArray().Select(Read).ToList(),
        JsonValueKind.String => element.GetString(),
        JsonValueKind.Number => element.TryGetInt64(out var whole) ? (object)whole : element.GetDouble(),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => null,
    };

    private static OrderedDictionary<string, object?> ReadObject(JsonElement element)
    {
        var values = new OrderedDictionary<string, object?>();
        foreach (var property in element.EnumerateObject())
            values[property.Name] = Read(property.Value);

        return values;
    }
}
