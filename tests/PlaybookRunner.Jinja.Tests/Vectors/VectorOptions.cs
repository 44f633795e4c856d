using System.Text.Json;

namespace PlaybookRunner.Jinja.Tests.Vectors;

/// <summary>The environment that a case asks for, by Jinja2's names.</summary>
internal sealed class VectorOptions(JsonElement json)
{
    private readonly JsonElement _environment = json.TryGetProperty("env", out JsonElement found) ? found : JsonDocument.Parse("{}").RootElement;

    public JinjaEnvironment CreateEnvironment()
    {
        var environment = new JinjaEnvironment(Read());
        foreach (string source in new[] { "globals", "template_globals" })
            foreach (JsonProperty global in Properties(json, source).Concat(Properties(_environment, source)))
                environment.AddGlobal(global.Name, VectorValue.Read(global.Value));
        return environment;
    }

    private JinjaOptions Read()
    {
        string kind = Text("class") ?? "Environment";
        return new JinjaOptions
        {
            BlockStart = Text("block_start_string") ?? "{%",
            BlockEnd = Text("block_end_string") ?? "%}",
            VariableStart = Text("variable_start_string") ?? "{{",
            VariableEnd = Text("variable_end_string") ?? "}}",
            CommentStart = Text("comment_start_string") ?? "{#",
            CommentEnd = Text("comment_end_string") ?? "#}",
            LineStatementPrefix = Text("line_statement_prefix"),
            LineCommentPrefix = Text("line_comment_prefix"),
            NewlineSequence = Text("newline_sequence") ?? "\n",
            TrimBlocks = Flag("trim_blocks"),
            LstripBlocks = Flag("lstrip_blocks"),
            KeepTrailingNewline = Flag("keep_trailing_newline"),
            Autoescape = Flag("autoescape"),
            LateBoundNames = Flag("late_bound_names"),
            Limits = ReadLimits(),
            DoStatement = HasExtension("do"),
            LoopControls = HasExtension("loopcontrols"),
            Result = kind == "Typed" ? ResultStyle.Typed : kind == "NativeEnvironment" ? ResultStyle.Native : ResultStyle.Text,
            Sandbox = kind switch
            {
                "SandboxedEnvironment" => SandboxPolicy.Standard,
                "ImmutableSandboxedEnvironment" => SandboxPolicy.Immutable,
                _ => SandboxPolicy.None,
            },
            Undefined = Text("undefined") switch
            {
                "ChainableUndefined" => UndefinedKind.Chainable,
                "DebugUndefined" => UndefinedKind.Debug,
                "StrictChainable" => UndefinedKind.StrictChainable,
                "StrictUndefined" => UndefinedKind.Strict,
                _ => UndefinedKind.Default,
            },
            Loader = new SourcesLoader(Properties(_environment, "loader").ToDictionary(source => source.Name, source => source.Value.GetString()!)),
        };
    }

    private JinjaLimits ReadLimits()
    {
        int Number(string name, int otherwise) =>
            json.TryGetProperty("limits", out JsonElement limits) && limits.TryGetProperty(name, out JsonElement value) ? value.GetInt32() : otherwise;
        JinjaLimits standard = JinjaLimits.Default;
        return standard with
        {
            Steps = Number("steps", (int)standard.Steps),
            Depth = Number("depth", standard.Depth),
            Output = Number("output", standard.Output),
            Values = new Limits { TextLength = Number("text", standard.Values.TextLength), Elements = Number("elements", standard.Values.Elements) },
        };
    }

    private static JsonElement.ObjectEnumerator Properties(JsonElement owner, string name) =>
        owner.TryGetProperty(name, out JsonElement found) && found.ValueKind == JsonValueKind.Object ? found.EnumerateObject() : default;

    private string? Text(string name) => _environment.TryGetProperty(name, out JsonElement value) ? value.GetString() : null;

    private bool Flag(string name) => _environment.TryGetProperty(name, out JsonElement value) && value.GetBoolean();

    private bool HasExtension(string name) =>
        _environment.TryGetProperty("extensions", out JsonElement value) && value.EnumerateArray().Any(each => each.GetString()!.EndsWith(name, StringComparison.Ordinal));
}
