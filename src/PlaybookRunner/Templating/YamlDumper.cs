using System.Globalization;
using PlaybookRunner.Jinja;

namespace PlaybookRunner.Templating;

/// <summary>Writes values as PyYAML's <c>yaml.dump</c> writes them, to the byte.</summary>
internal sealed class YamlDumper
{
    private readonly YamlFormat _format;
    private readonly YamlOutput _output;
    private readonly YamlAnchors _anchors;

    private YamlDumper(YamlFormat format, object? value)
    {
        _format = format;
        _output = new YamlOutput(format.Width);
        _anchors = new YamlAnchors(value);
    }

    public static string Dump(object? value, YamlFormat format) => new YamlDumper(format, value).Document(value);

    private string Document(object? value)
    {
        if (_format.ExplicitStart)
            _output.Indicator("---", needsSpace: true);
        Node(value, indent: -1, flow: false, Place.Root);
        _output.EndDocument(_format.ExplicitEnd);
        return _output.ToString();
    }

    private enum Place
    {
        Root,
        Sequence,
        Mapping,
        SimpleKey,
    }

    private static bool IsCollection(object? value) => value is Dict or IReadOnlyList<object?> or SetValue;

    private void Node(object? value, int indent, bool flow, Place place)
    {
        if (value is Undefined undefined)
            throw undefined.Error();
        if (_anchors.Of(value) is { } anchor)
        {
            _output.Indicator((anchor.IsFirst ? "&" : "*") + anchor.Name, needsSpace: true);
            if (!anchor.IsFirst)
                return;
        }

        switch (value)
        {
            case Dict { Count: 0 }:
                _output.Indicator("{}", needsSpace: true);
                break;
            case IReadOnlyList<object?> { Count: 0 }:
                _output.Indicator("[]", needsSpace: true);
                break;
            case Dict dict when flow || IsFlow(dict.Keys.Concat(dict.Values)):
                FlowMapping(dict, indent);
                break;
            case IReadOnlyList<object?> list when flow || IsFlow(list):
                FlowSequence(list, indent);
                break;
            case Dict dict:
                BlockMapping(dict, indent);
                break;
            case IReadOnlyList<object?> list:
                BlockSequence(list, indent, place);
                break;
            case IEnumerable<object?> items:
                Node(items.ToList(), indent, flow, place);
                break;
            default:
                Scalar(value, IncreasedInFlow(indent), flow, place);
                break;
        }
    }

    private bool IsFlow(IEnumerable<object?> items) => _format.FlowStyle ?? items.All(static item => !IsCollection(item) && item is not (byte[] or Generator));

    private void BlockSequence(IReadOnlyList<object?> list, int indent, Place place)
    {
        // A list inside a mapping stands at the column of its key.
        var indentless = place == Place.Mapping && !_output.AtIndicator;
        var inner = indentless ? indent : Increased(indent);
        foreach (var item in list)
        {
            _output.WriteIndent(inner);
            _output.Indicator("-", needsSpace: true, isIndention: true);
            _output.PadAfterDash(_format.Indent, inner, item is Dict { Count: > 0 } or IReadOnlyList<object?> { Count: > 0 } && !IsFlowItem(item));
            Node(item, inner, flow: false, Place.Sequence);
        }
    }

    private bool IsFlowItem(object? item) => item switch
    {
        Dict dict => IsFlow(dict.Keys.Concat(dict.Values)),
        IReadOnlyList<object?> list => IsFlow(list),
        _ => false,
    };

    private void BlockMapping(Dict dict, int indent)
    {
        var inner = Increased(indent);
        foreach (var (key, value) in Sorted(dict))
        {
            _output.WriteIndent(inner);
            Node(key, inner, flow: false, Place.SimpleKey);
            _output.Indicator(":", needsSpace: false);
            Node(value, inner, flow: false, Place.Mapping);
        }
    }

    private int Increased(int indent) => indent < 0 ? 0 : indent + _format.Indent;

    private int IncreasedInFlow(int indent) => indent < 0 ? _format.Indent : indent + _format.Indent;

    private void FlowSequence(IReadOnlyList<object?> list, int indent)
    {
        var inner = IncreasedInFlow(indent);
        _output.Indicator("[", needsSpace: true, isWhitespace: true);
        for (var i = 0; i < list.Count; i++)
        {
            if (i > 0)
                _output.Indicator(",", needsSpace: false);
            if (_output.Column > _format.Width)
                _output.WriteIndent(inner);
            Node(list[i], inner, flow: true, Place.Sequence);
        }

        _output.Indicator("]", needsSpace: false);
    }

    private void FlowMapping(Dict dict, int indent)
    {
        var inner = IncreasedInFlow(indent);
        _output.Indicator("{", needsSpace: true, isWhitespace: true);
        var isFirst = true;
        foreach (var (key, value) in Sorted(dict))
        {
            if (!isFirst)
                _output.Indicator(",", needsSpace: false);
            if (_output.Column > _format.Width)
                _output.WriteIndent(inner);
            Node(key, inner, flow: true, Place.SimpleKey);
            _output.Indicator(":", needsSpace: false);
            Node(value, inner, flow: true, Place.Mapping);
            isFirst = false;
        }

        _output.Indicator("}", needsSpace: false);
    }

    private List<KeyValuePair<object?, object?>> Sorted(Dict dict)
    {
        var entries = dict.ToList();
        if (!_format.SortKeys)
            return entries;
        try
        {
            return [.. entries.OrderBy(static entry => entry.Key, Comparer<object?>.Create(Python.Compare))];
        }
        catch (Exception exception) when (exception is PythonException or InvalidOperationException)
        {
            // PyYAML leaves keys that have no order among them as they are.
            return entries;
        }
    }

    private void Scalar(object? value, int indent, bool flow, Place place)
    {
        switch (value)
        {
            case string or Markup:
                YamlScalarWriter.Write(_output, Python.Str(value), indent, flow, isKey: place == Place.SimpleKey);
                break;
            case byte[] bytes:
                YamlScalarWriter.WriteBinary(_output, bytes, indent);
                break;
            default:
                _output.SpaceBefore();
                _output.Content(TextOf(value));
                break;
        }
    }

    private static string TextOf(object? value) => value switch
    {
        null => "null",
        bool truth => truth ? "true" : "false",
        double number => FloatText(number),
        long or System.Numerics.BigInteger => ((IFormattable)value).ToString(null, CultureInfo.InvariantCulture),
        DateTime or DateTimeOffset or DateOnly => Python.Str(value),
        _ => throw Arguments.TypeError($"cannot represent an object of type {Python.TypeName(value)}"),
    };

    private static string FloatText(double number)
    {
        if (double.IsNaN(number))
            return ".nan";
        if (double.IsInfinity(number))
            return number > 0 ? ".inf" : "-.inf";
        var text = Python.Repr(number);
        return text.Contains('.', StringComparison.Ordinal) || !text.Contains('e', StringComparison.Ordinal) ? text : text.Replace("e", ".0e", StringComparison.Ordinal);
    }
}
