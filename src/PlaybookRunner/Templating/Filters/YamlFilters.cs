using PlaybookRunner.Content;
using PlaybookRunner.Jinja;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace PlaybookRunner.Templating.Filters;

/// <summary>Filters to and from YAML.</summary>
internal static class YamlFilters
{
    public static void AddTo(FunctionSet filters) => filters
        .Add("to_yaml", "a, *_, default_flow_style=none, vault_behavior=none, dump_vault_tags=none, **kwargs", static (in JinjaCall c) => Dump(c, new YamlFormat { FlowStyle = FlowOf(c[1]) }))
        .Add("to_nice_yaml", "a, indent=4, *_, default_flow_style=false, **kwargs", static (in JinjaCall c) => Dump(c, new YamlFormat { Indent = IndentOf(c[1]), FlowStyle = FlowOf(c[2]) }))
        .Add("from_yaml", "data", static (in JinjaCall c) => Arguments.IsText(c[0]) ? Read(Python.Str(c[0])) : c[0])
        .Add("from_yaml_all", "data", static (in JinjaCall c) => Arguments.IsText(c[0]) ? ReadAll(Python.Str(c[0])) : c[0] is null ? new List<object?>() : c[0]);

    private static bool? FlowOf(object? value) => value is null ? null : Python.Truth(value);

    private static int IndentOf(object? value) => value is long indent and > 1 and < 10 ? (int)indent : 2;

    private static object Dump(in JinjaCall call, YamlFormat format)
    {
        var named = call.Named;
        var width = named.TryGetValue("width", out var given) && given is long columns ? (int)columns : 80;
        format = format with
        {
            Indent = named.TryGetValue("indent", out var indent) ? IndentOf(indent) : format.Indent,
            Width = width > format.Indent * 2 ? width : 80,
            SortKeys = !named.TryGetValue("sort_keys", out var sort) || Python.Truth(sort),
            ExplicitStart = named.TryGetValue("explicit_start", out var start) && Python.Truth(start),
            ExplicitEnd = named.TryGetValue("explicit_end", out var end) && Python.Truth(end),
        };
        if (named.ContainsKey("allow_unicode"))
            throw Arguments.TypeError("yaml.dump() got multiple values for keyword argument 'allow_unicode'");
        var text = YamlDumper.Dump(call[0], format);
        return named.TryGetValue("encoding", out var encoding) && encoding is not null ? System.Text.Encoding.UTF8.GetBytes(text) : text;
    }

    private static object? Read(string text)
    {
        try
        {
            var problems = new ContentProblems();
            var root = YamlReader.Read(new SourceFile("<from_yaml>", text), VaultSecrets.None, problems);
            problems.ThrowIfAny();
            return Plain(root?.Value);
        }
        catch (PlaybookException exception)
        {
            throw new PythonException(PythonErrorType.ValueError, exception.Message);
        }
        catch (PlaybookErrorsException exception)
        {
            throw new PythonException(PythonErrorType.ValueError, exception.Message);
        }
    }

    private static List<object?> ReadAll(string text)
    {
        var starts = Documents(text);
        return [.. starts.Select((start, index) => Read(text[start..(index + 1 < starts.Count ? starts[index + 1] : text.Length)]))];
    }

    private static List<int> Documents(string text)
    {
        try
        {
            var parser = new Parser(new StringReader(text));
            var starts = new List<int>();
            while (parser.MoveNext())
            {
                if (parser.Current is DocumentStart start)
                    starts.Add(starts.Count == 0 ? 0 : (int)start.Start.Index);
            }

            return starts;
        }
        catch (YamlException exception)
        {
            throw new PythonException(PythonErrorType.ValueError, exception.Message);
        }
    }

    // Text that was data is no template, whatever it looks like.
    private static object? Plain(object? value)
    {
        switch (value)
        {
            case TemplateText text:
                return text.Text;
            case TemplateMapping mapping:
                var dict = new Dict(mapping.Entries.Count);
                foreach (var (key, element) in mapping.Entries)
                    dict[key] = Plain(element);
                return dict;
            case TemplateSequence sequence:
                return sequence.Items.Select(Plain).ToList();
            default:
                return Python.Reach(value);
        }
    }
}
