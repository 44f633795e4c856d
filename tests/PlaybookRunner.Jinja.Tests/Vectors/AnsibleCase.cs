using System.Text.Json;

namespace PlaybookRunner.Jinja.Tests.Vectors;

/// <summary>
/// A case recorded from ansible-core, as far as the language alone decides it: variables are templates, evaluated when they are reached, and results keep their types.
/// </summary>
internal sealed class AnsibleCase
{
    private static readonly JinjaOptions Playbook = new()
    {
        Result = ResultStyle.Typed,
        Undefined = UndefinedKind.StrictChainable,
        EscapeBackslashes = false,
        LateBoundNames = true,
        TrimBlocks = true,
        Loader = new SourcesLoader(ReadFixtures(), new JinjaOptions { Result = ResultStyle.Typed, Undefined = UndefinedKind.StrictChainable, TrimBlocks = true }),
    };

    private readonly JsonElement _json;
    private readonly JinjaEnvironment _environment = new(Playbook);
    private readonly Dictionary<string, object?> _variables = [];

    private static Dictionary<string, string> ReadFixtures()
    {
        const string folder = "/tmp/cfx/";
        string path = Path.Combine(SourceTree.Folder("../PlaybookRunner.Tests/Vectors"), "fixtures.json");
        return JsonDocument.Parse(File.ReadAllText(path)).RootElement.GetProperty("files").EnumerateObject()
            .ToDictionary(file => file.Name[folder.Length..], file => file.Value.GetString()!);
    }

    public AnsibleCase(JsonElement json)
    {
        _json = json;
        var scope = new DictionaryVariables(_variables);
        if (json.TryGetProperty("vars", out JsonElement variables))
            foreach (JsonProperty variable in variables.EnumerateObject())
                _variables[variable.Name] = Prepare(VectorValue.Read(variable.Value), scope);
        if (json.TryGetProperty("untrusted_vars", out JsonElement untrusted))
            foreach (JsonProperty variable in untrusted.EnumerateObject())
                _variables[variable.Name] = VectorValue.Read(variable.Value);
    }

    public string? FindDifference()
    {
        JsonElement expected = _json.GetProperty("expect");
        try
        {
            object? actual = Evaluate(_json.GetProperty("mode").GetString()!, _json.GetProperty("expr").GetString()!);
            string shown = VectorValue.Show(actual);
            if (expected.TryGetProperty("error", out JsonElement error))
                return $"expected {error.GetString()} ({expected.GetProperty("message")}), got {shown}";
            string wanted = VectorValue.Show(VectorValue.Read(expected.GetProperty("value")));
            return shown == wanted ? null : $"expected {wanted}, got {shown}";
        }
        catch (JinjaException actual)
        {
            return CompareError(expected, actual);
        }
    }

    private static string? CompareError(JsonElement expected, JinjaException actual)
    {
        if (!expected.TryGetProperty("error", out JsonElement error))
            return $"expected {VectorValue.Show(VectorValue.Read(expected.GetProperty("value")))}, got {actual.GetType().Name}: {actual.Message}";
        string kind = actual switch
        {
            JinjaSyntaxException => "AnsibleTemplateSyntaxError",
            JinjaUndefinedException => "AnsibleUndefinedVariable",
            _ => "AnsibleTemplateError",
        };
        return kind == error.GetString() || (kind != "AnsibleUndefinedVariable" && error.GetString()!.StartsWith("AnsibleTemplate", StringComparison.Ordinal) && kind == "AnsibleTemplateError")
            ? null
            : $"expected {error.GetString()}: {expected.GetProperty("message")}, got {actual.GetType().Name}: {actual.Message}";
    }

    private object? Evaluate(string mode, string source)
    {
        var variables = new DictionaryVariables(_variables);
        JinjaOptions options = mode == "file" ? Playbook with { EscapeBackslashes = true } : Playbook;
        return mode is "expression" or "conditional"
            ? _environment.CompileExpression(source, null, options).Evaluate(variables)
            : RestoreNewlines(source, _environment.Compile(source, null, options).Evaluate(variables), mode == "file");
    }

    /// <summary>ansible-core gives text the newlines back that end its source.</summary>
    private static object? RestoreNewlines(string source, object? result, bool isFile)
    {
        if (isFile && result is null)
            return "";
        if (result is not string text)
            return result;
        int wanted = source.Length - source.TrimEnd('\n').Length;
        int present = text.Length - text.TrimEnd('\n').Length;
        return wanted > present ? text + new string('\n', wanted - present) : text;
    }

    private object? Prepare(object? value, IVariables scope)
    {
        switch (value)
        {
            case string text when text.Contains("{{", StringComparison.Ordinal) || text.Contains("{%", StringComparison.Ordinal) || text.Contains("{#", StringComparison.Ordinal):
                return new LazyTemplate(_environment, text, scope);
            case List<object?> list:
                return new DeferredList(list.Select(item => Prepare(item, scope)));
            case Dict dict:
                var prepared = new Dict();
                foreach ((object? key, object? item) in dict)
                    prepared[key] = Prepare(item, scope);
                return prepared;
            default:
                return value;
        }
    }

    private sealed class LazyTemplate(JinjaEnvironment environment, string source, IVariables scope) : Deferred
    {
        public override object? Resolve()
        {
            try
            {
                return RestoreNewlines(source, environment.Compile(source).Evaluate(scope), isFile: false);
            }
            catch (JinjaUndefinedException error)
            {
                // A variable whose template uses an undefined one is undefined itself.
                return error.Undefined;
            }
        }
    }
}
