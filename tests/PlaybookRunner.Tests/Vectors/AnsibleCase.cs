using System.Text.Json;
using PlaybookRunner.Content;
using PlaybookRunner.Execution;
using PlaybookRunner.Jinja;
using PlaybookRunner.Jinja.Tests.Vectors;
using PlaybookRunner.Modules;
using PlaybookRunner.Playbooks;
using PlaybookRunner.Templating;
using PlaybookRunner.Variables;

namespace PlaybookRunner.Tests.Vectors;

/// <summary>An outcome recorded from ansible-core, evaluated as a run evaluates what stands in playbooks, variable files and template files.</summary>
internal sealed class AnsibleCase(JsonElement json, TemplateEngine templates, string folder)
{
    private static readonly SourceFile Source = new("vector", "");

    private readonly JsonElement _expected = json.GetProperty("expect");

    public string Id { get; } = json.GetProperty("id").GetString()!;

    /// <summary>How our outcome differs; null if it does not.</summary>
    public string? FindDifference()
    {
        try
        {
            var actual = Evaluate(json.GetProperty("mode").GetString()!, json.GetProperty("expr"));
            // What stands for "left out" here is the reference's exception of that meaning.
            if (actual is Omit && _expected.TryGetProperty("error", out var omitted) && omitted.ValueEquals("AnsibleValueOmittedError"))
                return null;
            return _expected.TryGetProperty("error", out var error) ? $"expected {error} ({_expected.GetProperty("message")}), got {VectorValue.Show(actual)}" : CompareValue(actual);
        }
        catch (PlaybookException exception)
        {
            return CompareError(exception);
        }
    }

    private string? CompareValue(object? actual)
    {
        var wanted = VectorValue.Read(_expected.GetProperty("value"));
        var isUnordered = json.TryGetProperty("unordered", out var unordered) && unordered.GetBoolean();
        var (ours, theirs) = isUnordered && actual is IReadOnlyList<object?> left && wanted is IReadOnlyList<object?> right
            ? (Sorted(left), Sorted(right))
            : (VectorValue.Show(Comparable(actual)), VectorValue.Show(Comparable(wanted)));
        return ours == theirs ? null : $"expected {theirs}, got {ours}";
    }

    // Recorded times with a zone are read as local ones; a file without a value is an empty one.
    private object? Comparable(object? value) => value switch
    {
        DateTimeOffset time => time.LocalDateTime,
        IReadOnlyList<object?> list when list.Any(static item => item is DateTimeOffset) => list.Select(Comparable).ToList(),
        null when json.GetProperty("mode").ValueEquals("file") => "",
        _ => value,
    };

    private static string Sorted(IReadOnlyList<object?> list) => string.Join(", ", list.Select(VectorValue.Show).Order(StringComparer.Ordinal));

    private string? CompareError(PlaybookException actual)
    {
        if (!_expected.TryGetProperty("error", out var error))
            return $"expected {VectorValue.Show(VectorValue.Read(_expected.GetProperty("value")))}, got {actual.Code}: {actual.Message}";
        var wanted = KindOf(error.GetString()!);
        var got = actual.Code is ErrorCodes.TemplateSyntax or ErrorCodes.Undefined or ErrorCodes.BrokenConditional ? actual.Code : ErrorCodes.TemplateFailed;
        return wanted == got ? null : $"expected {error}: {_expected.GetProperty("message")}, got {actual.Code}: {actual.Message}";
    }

    private static string KindOf(string errorClass) => errorClass switch
    {
        "AnsibleTemplateSyntaxError" => ErrorCodes.TemplateSyntax,
        "AnsibleUndefinedVariable" => ErrorCodes.Undefined,
        "AnsibleBrokenConditionalError" => ErrorCodes.BrokenConditional,
        _ => ErrorCodes.TemplateFailed,
    };

    private object? Evaluate(string mode, JsonElement source)
    {
        var scope = Scope();
        if (mode == "conditional")
            return scope.Surroundings.Conditions.Holds(source.ValueKind == JsonValueKind.String ? new Condition(Expression(source)) : new Condition(VectorValue.Read(source), Position()), scope);
        if (source.ValueKind != JsonValueKind.String)
            return VectorValue.Read(source);
        return mode switch
        {
            "expression" => templates.Evaluate(Expression(source), scope),
            "file" => templates.EvaluateFile(new SourceFile("vector.j2", Header() + source.GetString()), Settings(), scope, Position()),
            _ => templates.Finish(Written(VectorValue.Read(source)), scope),
        };
    }

    private static TemplateText Expression(JsonElement source) => new(source.GetString()!, Position(), kind: TemplateKind.Expression);

    private static SourcePosition Position() => new(Source, 1, 1);

    // The line break is an option of the task, which also ends what the template does not end; the others mean the same in a header.
    private TemplateSettings Settings() => json.TryGetProperty("options", out var options) && options.TryGetProperty("newline_sequence", out var lineBreak)
        ? new TemplateSettings { NewlineSequence = lineBreak.GetString()! }
        : new TemplateSettings();

    private string Header() => json.TryGetProperty("options", out var options) && options.EnumerateObject().Any(static option => option.Name != "newline_sequence")
        ? "#jinja2:" + string.Join(',', options.EnumerateObject().Where(static option => option.Name != "newline_sequence").Select(static option => $"{option.Name}:'{Escaped(option.Value.ToString())}'")) + "\n"
        : "";

    private static string Escaped(string text) => text.Replace("\r", "\\r", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal);

    private VariableScope Scope()
    {
        var values = new List<KeyValuePair<string, object?>> { new("omit", Omit.Value) };
        if (json.TryGetProperty("vars", out var variables))
            values.AddRange(variables.EnumerateObject().Select(static variable => KeyValuePair.Create(variable.Name, Written(VectorValue.Read(variable.Value)))));
        if (json.TryGetProperty("untrusted_vars", out var untrusted))
            values.AddRange(untrusted.EnumerateObject().Select(static variable => KeyValuePair.Create(variable.Name, VectorValue.Read(variable.Value))));
        var files = new TaskControlFiles(new ContentLoader(new DiskContent(), VaultSecrets.None), new ContentPaths([], folder, folder));
        var surroundings = new TemplateSurroundings(files, new Conditions(templates, strict: true), Position(), static _ => { }, CancellationToken.None) { SearchPath = [folder] };
        return new VariableScope([new FixedLayer(values)], templates, surroundings);
    }

    private static object? Written(object? value)
    {
        switch (value)
        {
            case string text:
                return TemplateText.HasMarkup(text) ? new TemplateText(text, Position()) : text;
            case Dict dict:
                var entries = dict.Select(static entry => KeyValuePair.Create(entry.Key, Written(entry.Value))).ToList();
                return entries.Exists(static entry => entry.Value is TemplateValue) ? new TemplateMapping(entries, Position()) : value;
            case List<object?> list:
                var items = list.ConvertAll(Written);
                return items.Exists(static item => item is TemplateValue) ? new TemplateSequence(items, Position()) : value;
            default:
                return value;
        }
    }
}
