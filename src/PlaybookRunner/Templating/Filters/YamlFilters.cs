using PlaybookRunner.Content;
using PlaybookRunner.Jinja;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace PlaybookRunner.Templating.Filters;

/// <summary>Filters to and from YAML.</summary>
internal static class YamlFilters
{
    // The keyword arguments of yaml.dump_all.
    private static readonly string[] Names =
        ["allow_unicode", "canonical", "default_style", "encoding", "explicit_end", "explicit_start", "indent", "line_break", "sort_keys", "tags", "version", "width"];

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
        if (named.Keys.FirstOrDefault(static name => !Names.Contains(Python.Str(name))) is { } unknown)
            throw Arguments.TypeError($"dump_all() got an unexpected keyword argument '{Python.Str(unknown)}'");
        if (named.ContainsKey("allow_unicode"))
            throw Arguments.TypeError("yaml.dump() got multiple values for keyword argument 'allow_unicode'");
        format = format with
        {
            Indent = named.TryGetValue("indent", out var indent) ? IndentOf(indent) : format.Indent,
            Style = named.TryGetValue("default_style", out var style) ? StyleOf(style) : YamlStyle.Any,
            IsCanonical = IsOn(named, "canonical", false),
            SortKeys = IsOn(named, "sort_keys", true),
            ExplicitStart = IsOn(named, "explicit_start", false),
            ExplicitEnd = IsOn(named, "explicit_end", false),
            Version = named.TryGetValue("version", out var version) && version is not null ? string.Join('.', Python.Iterate(version).Select(Python.Str)) : null,
            LineBreak = named.TryGetValue("line_break", out var lineBreak) && lineBreak is "\r" or "\r\n" ? Python.Str(lineBreak) : "\n",
        };
        format = format with { Width = named.TryGetValue("width", out var width) ? WidthOf(width, format.Indent) : format.Width };
        var text = YamlDumper.Dump(call[0], format);
        return named.TryGetValue("encoding", out var encoding) && encoding is not null ? System.Text.Encoding.UTF8.GetBytes(text) : text;
    }

    private static bool IsOn(Dict named, string name, bool fallback) => named.TryGetValue(name, out var value) ? Python.Truth(value) : fallback;

    private static int WidthOf(object? value, int indent) => value switch
    {
        < 0L => int.MaxValue,
        long width when width > indent * 2 => (int)Math.Min(width, int.MaxValue),
        _ => 80,
    };

    private static YamlStyle StyleOf(object? value) => value is null ? YamlStyle.Any : Python.Str(value) switch
    {
        "'" => YamlStyle.SingleQuoted,
        "\"" => YamlStyle.DoubleQuoted,
        "|" => YamlStyle.Literal,
        ">" => YamlStyle.Folded,
        "" => YamlStyle.Any,
        _ => YamlStyle.Plain,
    };

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
