using System.Numerics;
using System.Text;
using System.Text.Json;

namespace PlaybookRunner.Content;

/// <summary>
/// Reads JSON into the same nodes as YAML. Ansible tries JSON before YAML, which shows: tabs may indent it, <c>1e3</c> is a number, <c>"\/"</c> an escape.
/// </summary>
internal ref struct JsonReader
{
    private readonly SourceFile _source;
    private readonly byte[] _bytes;
    private Utf8JsonReader _reader;
    private int _line = 1;
    private int _lineStart;
    private int _seen;

    private JsonReader(SourceFile source)
    {
        _source = source;
        _bytes = Encoding.UTF8.GetBytes(source.Text);
        _reader = new Utf8JsonReader(_bytes, new JsonReaderOptions { MaxDepth = YamlReader.MaximumDepth });
    }

    /// <summary>The document if the text is JSON; otherwise null.</summary>
    public static YamlNode? TryRead(SourceFile source)
    {
        if (source.Text.AsSpan().TrimStart() is not ['{' or '[', ..])
            return null;
        try
        {
            return new JsonReader(source).ReadDocument();
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    private YamlNode ReadDocument()
    {
        _reader.Read();
        var root = ReadNode();
        // Throws if anything but white space follows.
        _reader.Read();
        return root;
    }

    private YamlNode ReadNode()
    {
        var position = Position();
        return _reader.TokenType switch
        {
            JsonTokenType.StartArray => ReadArray(position),
            JsonTokenType.StartObject => ReadObject(position),
            JsonTokenType.String => ReadText(position),
            JsonTokenType.Number => Plain(Number()),
            JsonTokenType.True => Plain(true),
            JsonTokenType.False => Plain(false),
            _ => Plain(null),
        };
    }

    private readonly YamlScalar Plain(object? value) => new(value, Encoding.UTF8.GetString(_reader.ValueSpan), true, Current());

    private readonly YamlScalar ReadText(SourcePosition position)
    {
        var text = _reader.GetString()!;
        return new YamlScalar(
            TemplateText.HasMarkup(text) ? new TemplateText(text, position, new TextLayout(0, 0, 1, false)) : text,
            text,
            false,
            position);
    }

    private YamlSequence ReadArray(SourcePosition position)
    {
        var items = new List<YamlNode>();
        while (_reader.Read() && _reader.TokenType != JsonTokenType.EndArray)
            items.Add(ReadNode());
        return new YamlSequence(items, position);
    }

    private YamlMapping ReadObject(SourcePosition position)
    {
        var entries = new List<(YamlNode Key, YamlNode Value)>();
        while (_reader.Read() && _reader.TokenType != JsonTokenType.EndObject)
        {
            var keyPosition = Position();
            var name = _reader.GetString()!;
            _reader.Read();
            entries.Add((new YamlScalar(name, name, false, keyPosition), ReadNode()));
        }

        return new YamlMappingReader(new ContentProblems()).Read(entries, position, isSet: false);
    }

    private readonly object Number()
    {
        if (_reader.TryGetInt64(out var small))
            return small;
        var text = Encoding.UTF8.GetString(_reader.ValueSpan);
        return text.AsSpan().IndexOfAny(".eE") < 0 ? BigInteger.Parse(text, System.Globalization.CultureInfo.InvariantCulture) : _reader.GetDouble();
    }

    private SourcePosition Position()
    {
        for (var start = (int)_reader.TokenStartIndex; _seen < start; _seen++)
        {
            if (_bytes[_seen] != '\n')
                continue;
            _line++;
            _lineStart = _seen + 1;
        }

        return Current();
    }

    private readonly SourcePosition Current() =>
        new(_source, _line, Encoding.UTF8.GetCharCount(_bytes.AsSpan(_lineStart, _seen - _lineStart)) + 1);
}
