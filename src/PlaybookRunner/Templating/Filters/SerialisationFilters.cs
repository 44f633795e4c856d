using PlaybookRunner.Content;
using PlaybookRunner.Jinja;

namespace PlaybookRunner.Templating.Filters;

/// <summary>Ansible's filters to and from JSON, and from YAML.</summary>
internal static class SerialisationFilters
{
    public static void AddTo(FunctionSet filters) => filters
        .Add("to_json", "a, *args, indent=none, sort_keys=false, ensure_ascii=true, **kwargs", static (in JinjaCall c) =>
            Python.ToJson(c[0], Format(IndentOf(c[1]), c.Boolean(2), c.Boolean(3)), c.Context.Limits))
        .Add("to_nice_json", "a, indent=4, sort_keys=true, ensure_ascii=true, **kwargs", static (in JinjaCall c) =>
            Python.ToJson(c[0], Format(IndentOf(c[1]), c.Boolean(2), c.Boolean(3)), c.Context.Limits))
        .Add("from_json", "a", static (in JinjaCall c) => FromJson(Python.Str(c[0])))
        .Add("from_yaml", "data", static (in JinjaCall c) => c[0] is string text ? FromYaml(text) : c[0]);

    private static JsonFormat Format(string? indent, bool sortKeys, bool ensureAscii) =>
        JsonFormat.Default with { Indent = indent, SortKeys = sortKeys, EnsureAscii = ensureAscii };

    private static string? IndentOf(object? indent) => indent switch
    {
        null => null,
        long count => new string(' ', (int)Math.Clamp(count, 0, 100)),
        _ => Python.Str(indent),
    };

    private static object? FromJson(string text)
    {
        if (JsonReader.TryRead(new SourceFile("<from_json>", text)) is { } node)
            return PlainValue.Of(node.Value);
        throw new PythonException(PythonErrorType.ValueError, "the text is not JSON");
    }

    // What comes out is data: markup in it stays text, since the text came from outside of content.
    private static object? FromYaml(string text)
    {
        var problems = new ContentProblems();
        var node = YamlReader.Read(new SourceFile("<from_yaml>", text), VaultSecrets.None, problems);
        return problems.HasErrors
            ? throw new PythonException(PythonErrorType.ValueError, problems.Errors[0].Message, problems.Errors[0])
            : PlainValue.Of(node?.Value);
    }
}
