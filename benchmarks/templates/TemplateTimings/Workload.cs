using System.Text.Json;

namespace TemplateTimings;

/// <summary>A template and its data.</summary>
internal sealed record Workload(string Source, Dictionary<string, object?> Data)
{
    /// <summary>Reads a workload in a contestant's language.</summary>
    /// <param name="folder">The folder of the templates and their data.</param>
    /// <param name="name">The workload's name.</param>
    /// <param name="contestant">The contestant.</param>
    public static Workload Read(string folder, string name, Contestant contestant)
    {
        using JsonDocument data = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, $"{name}.json")));
        return new Workload(
            File.ReadAllText(Path.Combine(folder, name + contestant.Extension)).TrimEnd('\n'),
            (Dictionary<string, object?>)ToValue(data.RootElement)!);
    }

    /// <summary>Compiles the template and makes sure that it renders what it should.</summary>
    /// <exception cref="InvalidOperationException">It renders something else.</exception>
    public object Compile(Contestant contestant, string expected)
    {
        object template = contestant.Compile(Source);
        string text = contestant.Render(template, Data);
        if (text == expected)
            return template;
        int at = text.AsSpan().CommonPrefixLength(expected);
        throw new InvalidOperationException(
            $"{contestant.Name} renders something else after '{text[Math.Max(0, at - 60)..at]}': '{text[at..Math.Min(text.Length, at + 60)]}'");
    }

    private static object? ToValue(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().ToDictionary(member => member.Name, member => ToValue(member.Value)),
        JsonValueKind.Array => element.EnumerateArray().Select(ToValue).ToList(),
        JsonValueKind.String => element.GetString(),
        JsonValueKind.Number when element.TryGetInt64(out long integer) => integer,
        JsonValueKind.Number => element.GetDouble(),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => null,
    };
}
