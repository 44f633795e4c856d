using System.Text.Json;

namespace PlaybookRunner.Jinja.Tests.Vectors;

/// <summary>A case recorded from Jinja2 itself.</summary>
internal sealed class JinjaCase(JsonElement json)
{
    public string Id { get; } = json.GetProperty("id").GetString()!;

    /// <summary>Runs the case and says how the outcome differs; null if it does not.</summary>
    public string? FindDifference()
    {
        JsonElement expected = json.GetProperty("expect");
        try
        {
            return CompareValue(expected, Evaluate(new VectorOptions(json)));
        }
        catch (JinjaException error)
        {
            return CompareError(expected, error);
        }
    }

    private object? Evaluate(VectorOptions options)
    {
        JinjaEnvironment environment = options.CreateEnvironment();
        JinjaTemplate template = json.TryGetProperty("template", out JsonElement name)
            ? environment.Load(name.GetString()!)
            : environment.Compile(json.GetProperty("source").GetString()!);
        var context = new Dictionary<string, object?>();
        if (json.TryGetProperty("context", out JsonElement variables))
            foreach (JsonProperty variable in variables.EnumerateObject())
                context[variable.Name] = VectorValue.Read(variable.Value);
        return template.Evaluate(new DictionaryVariables(context));
    }

    private static string? CompareValue(JsonElement expected, object? actual)
    {
        string shown = VectorValue.Show(actual);
        if (expected.TryGetProperty("error", out JsonElement error))
            return $"expected {error.GetString()} ({expected.GetProperty("message")}), got {shown}";
        JsonElement value = expected.TryGetProperty("output", out JsonElement output) ? output : expected.GetProperty("value");
        string wanted = value.ValueKind == JsonValueKind.Object && value.TryGetProperty("$undefined", out _) ? "undefined" : VectorValue.Show(VectorValue.Read(value));
        return shown == wanted ? null : $"expected {wanted}, got {shown}";
    }

    private static string? CompareError(JsonElement expected, JinjaException actual)
    {
        string got = $"{VectorError.ClassOf(actual)}: {actual.Message} (line {actual.Position.Line})";
        if (!expected.TryGetProperty("error", out JsonElement error))
            return $"expected a value, got {got}";
        bool kind = VectorError.ClassOf(actual) == error.GetString();
        // CPython names the function of Jinja2 through which it called ours.
        bool message = actual.Message == expected.GetProperty("message").GetString()!.Replace("jinja2.runtime.Context.call() ", "", StringComparison.Ordinal);
        bool line = !expected.TryGetProperty("lineno", out JsonElement number) || number.GetInt32() == actual.Position.Line;
        return kind && message && line ? null : $"expected {error.GetString()}: {expected.GetProperty("message")}, got {got}";
    }
}
