using System.Globalization;
using PlaybookRunner.Jinja;

namespace PlaybookRunner.Templating;

/// <summary>Writes values as PyYAML's <c>yaml.dump</c> writes them with libyaml, to the byte.</summary>
internal sealed class YamlDumper
{
    private readonly YamlFormat _format;
    private readonly YamlOutput _output;
    private readonly YamlScalarWriter _scalars;
    private readonly YamlAnchors _anchors;

    private YamlDumper(YamlFormat format, object? value)
    {
        _format = format;
        _output = new YamlOutput(format.Width, format.LineBreak);
        _scalars = new YamlScalarWriter(_output, format.Indent);
        _anchors = new YamlAnchors(value);
    }

    public static string Dump(object? value, YamlFormat format) => new YamlDumper(format, value).Document(value);

    private enum Place
    {
        Root,
        Sequence,
        Mapping,
        SimpleKey,
    }

    private string Document(object? value)
    {
        if (_format.Version is { } version)
        {
            _output.Indicator("%YAML " + version, needsSpace: true);
            _output.WriteIndent(0);
        }

        if (_format.ExplicitStart || _format.IsCanonical || _format.Version is not null)
            _output.Indicator("---", needsSpace: true);
        if (_format.IsCanonical)
            _output.WriteIndent(0);
        Node(value, indent: -1, flow: false, Place.Root);
        var isOpenEnded = _output.IsOpenEnded;
        _output.WriteIndent(0);
        if (!_format.ExplicitEnd && !isOpenEnded)
            return _output.ToString();
        _output.Indicator("...", needsSpace: true);
        _output.WriteIndent(0);
        return _output.ToString();
    }

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
            case Dict dict:
                Mapping(dict, indent, flow);
                break;
            case IReadOnlyList<object?> list:
                Sequence(list, indent, flow, place);
                break;
            case IEnumerable<object?> items:
                Sequence(items.ToList(), indent, flow, place);
                break;
            default:
                Scalar(ScalarOf(value), indent, flow, place);
                break;
        }
    }

    private void Mapping(Dict dict, int indent, bool flow)
    {
        WriteTag("!!map");
        if (IsInBrackets(flow, dict.Count) || IsFlow(dict.Keys.Concat(dict.Values)))
            FlowMapping(dict, IncreasedInFlow(indent));
        else
            BlockMapping(dict, Increased(indent));
    }

    private void Sequence(IReadOnlyList<object?> list, int indent, bool flow, Place place)
    {
        WriteTag("!!seq");
        if (IsInBrackets(flow, list.Count) || IsFlow(list))
            FlowSequence(list, IncreasedInFlow(indent));
        else
            // A list inside a mapping stands at the column of its key.
            BlockSequence(list, place == Place.Mapping && !_output.AtIndicator ? indent : Increased(indent));
    }

    private void WriteTag(string tag)
    {
        if (_format.IsCanonical)
            _output.Indicator(tag, needsSpace: true);
    }

    private bool IsInBrackets(bool flow, int count) => flow || _format.IsCanonical || count == 0;

    private bool IsFlow(IEnumerable<object?> items) => _format.FlowStyle ?? items.All(item => _format.Style == YamlStyle.Any && IsScalar(item) && item is not byte[]);

    private static bool IsScalar(object? value) => value is not (Dict or IReadOnlyList<object?> or SetValue or Generator);

    private int Increased(int indent) => indent < 0 ? 0 : indent + _format.Indent;

    private int IncreasedInFlow(int indent) => indent < 0 ? _format.Indent : indent + _format.Indent;

    private void BlockSequence(IReadOnlyList<object?> list, int indent)
    {
        foreach (var item in list)
        {
            _output.WriteIndent(indent);
            _output.Indicator("-", needsSpace: true, isIndention: true);
            Node(item, indent, flow: false, Place.Sequence);
        }
    }

    private void BlockMapping(Dict dict, int indent)
    {
        foreach (var (key, value) in Sorted(dict))
        {
            _output.WriteIndent(indent);
            if (IsSimpleKey(key))
            {
                Node(key, indent, flow: false, Place.SimpleKey);
                _output.Indicator(":", needsSpace: false);
            }
            else
            {
                _output.Indicator("?", needsSpace: true, isIndention: true);
                Node(key, indent, flow: false, Place.Mapping);
                _output.WriteIndent(indent);
                _output.Indicator(":", needsSpace: true, isIndention: true);
            }

            Node(value, indent, flow: false, Place.Mapping);
        }
    }

    private void FlowSequence(IReadOnlyList<object?> list, int indent)
    {
        _output.Indicator("[", needsSpace: true, isWhitespace: true);
        for (var i = 0; i < list.Count; i++)
        {
            NextInBrackets(i == 0, indent);
            Node(list[i], indent, flow: true, Place.Sequence);
        }

        CloseBrackets("]", list.Count, indent);
    }

    private void FlowMapping(Dict dict, int indent)
    {
        _output.Indicator("{", needsSpace: true, isWhitespace: true);
        var isFirst = true;
        foreach (var (key, value) in Sorted(dict))
        {
            NextInBrackets(isFirst, indent);
            isFirst = false;
            if (!_format.IsCanonical && IsSimpleKey(key))
            {
                Node(key, indent, flow: true, Place.SimpleKey);
                _output.Indicator(":", needsSpace: false);
            }
            else
            {
                _output.Indicator("?", needsSpace: true);
                Node(key, indent, flow: true, Place.Mapping);
                if (_format.IsCanonical || _output.IsTooLong)
                    _output.WriteIndent(indent);
                _output.Indicator(":", needsSpace: true);
            }

            Node(value, indent, flow: true, Place.Mapping);
        }

        CloseBrackets("}", dict.Count, indent);
    }

    private void NextInBrackets(bool isFirst, int indent)
    {
        if (!isFirst)
            _output.Indicator(",", needsSpace: false);
        if (_format.IsCanonical || _output.IsTooLong)
            _output.WriteIndent(indent);
    }

    private void CloseBrackets(string bracket, int count, int indent)
    {
        if (_format.IsCanonical && count > 0)
        {
            _output.Indicator(",", needsSpace: false);
            _output.WriteIndent(indent - _format.Indent);
        }

        _output.Indicator(bracket, needsSpace: false);
    }

    private bool IsSimpleKey(object? key) => key switch
    {
        Dict dict => dict.Count == 0,
        IReadOnlyList<object?> list => list.Count == 0,
        IEnumerable<object?> => false,
        _ => ScalarOf(key).IsSimpleKey(),
    };

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

    private void Scalar(YamlScalar scalar, int indent, bool flow, Place place)
    {
        var isKey = place == Place.SimpleKey;
        var style = scalar.Choose(flow, isKey, _format.IsCanonical);
        if (_format.IsCanonical || scalar.NeedsTag)
            _output.Indicator(scalar.Tag, needsSpace: true);
        else if (style != YamlStyle.Plain && !scalar.IsQuotedImplicit)
            _output.Indicator("!", needsSpace: true);
        _scalars.Write(scalar.Text, style, IncreasedInFlow(indent), flow, allowsBreaks: !isKey);
    }

    private YamlScalar ScalarOf(object? value) => value switch
    {
        string or Markup => YamlScalar.OfText(Python.Str(value), _format.Style),
        byte[] bytes => new YamlScalar(InLines(Convert.ToBase64String(bytes)), "!!binary", false, false, YamlStyle.Literal),
        null => Known("null", "!!null"),
        bool truth => Known(truth ? "true" : "false", "!!bool"),
        double number => Known(FloatText(number), "!!float"),
        long or System.Numerics.BigInteger => Known(((IFormattable)value).ToString(null, CultureInfo.InvariantCulture), "!!int"),
        DateTime or DateTimeOffset or DateOnly => Known(Python.Str(value), "!!timestamp"),
        _ => throw Arguments.TypeError($"cannot represent an object of type {Python.TypeName(value)}"),
    };

    private YamlScalar Known(string text, string tag) => new(text, tag, true, false, _format.Style);

    private static string InLines(string digits) => string.Concat(digits.Chunk(76).Select(static line => new string(line) + "\n"));

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
