using System.Globalization;
using PlaybookRunner.Content;
using PlaybookRunner.Jinja;
using PlaybookRunner.Templating.Filters;

namespace PlaybookRunner.Variables;

/// <summary>
/// The text of a fact cache's file in the reference's form: JSON that holds JSON. The reference wraps values that remember where they were written; such a wrapper is
/// read through and never written.
/// </summary>
internal static class FactCacheText
{
    private const string Payload = "__payload__";
    private const string TypeKey = "__ansible_type";
    private const string TaggedPrefix = "_AnsibleTagged";

    private static readonly JsonFormat Format = JsonFormat.Default with { Substitute = Wrap };

    public static string Write(Dict facts) =>
        Python.ToJson(new Dict { [Payload] = Python.ToJson(facts, Format, Limits.Default) }, JsonFormat.Default, Limits.Default);

    /// <summary>The facts in a text.</summary>
    /// <exception cref="FormatException">The text is no such file.</exception>
    public static Dict Read(string path, string text)
    {
        if (Parse(path, text) is not Dict outer || !outer.TryGetValue(Payload, out var payload) || payload is not string inner)
            throw new FormatException($"it is no JSON object with '{Payload}'");
        return Unwrap(Parse(path, inner)) as Dict ?? throw new FormatException($"its '{Payload}' is no JSON object");
    }

    private static object? Parse(string path, string text) =>
        JsonReader.TryRead(new SourceFile(path, text)) is { } node ? PlainValue.Of(node.Value) : throw new FormatException("it is not JSON");

    private static object? Wrap(object? value) => value switch
    {
        DateTime or DateTimeOffset => new Dict { ["iso8601"] = Python.Str(value).Replace(' ', 'T'), ["fold"] = 0L, [TypeKey] = "AnsibleSerializableDateTime" },
        DateOnly => new Dict { ["iso8601"] = Python.Str(value), [TypeKey] = "AnsibleSerializableDate" },
        _ => JsonFilters.Substitute(value),
    };

    private static object? Unwrap(object? value) => value switch
    {
        Dict dict when dict.TryGetValue(TypeKey, out var type) => OfType(Python.Str(type), dict),
        Dict dict => new Dict(dict.Select(static entry => KeyValuePair.Create(entry.Key, Unwrap(entry.Value)))),
        IReadOnlyList<object?> list => list.Select(Unwrap).ToList(),
        _ => value,
    };

    private static object? OfType(string type, Dict wrapper) => type switch
    {
        "AnsibleSerializableDateTime" => DateTimeOf(Python.Str(wrapper["iso8601"])),
        "AnsibleSerializableDate" => DateOnly.Parse(Python.Str(wrapper["iso8601"]), CultureInfo.InvariantCulture),
        _ when type.StartsWith(TaggedPrefix, StringComparison.Ordinal) => Unwrap(wrapper["value"]),
        _ => throw new FormatException($"it holds a value of the unknown type '{type}'"),
    };

    // A time without an offset stays one without.
    private static object DateTimeOf(string iso) =>
        iso.AsSpan(iso.IndexOf('T', StringComparison.Ordinal) + 1).IndexOfAny('+', '-', 'Z') < 0
            ? (object)DateTime.Parse(iso, CultureInfo.InvariantCulture)
            : DateTimeOffset.Parse(iso, CultureInfo.InvariantCulture);
}
