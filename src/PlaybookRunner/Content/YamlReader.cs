using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace PlaybookRunner.Content;

/// <summary>Reads one YAML document into nodes, by the rules of PyYAML's safe loader with Ansible's tags. Nothing in a document is executed or expanded.</summary>
internal sealed class YamlReader
{
    /// <summary>How deep nodes may be nested: far beyond what people write, well within the stack.</summary>
    public const int MaximumDepth = 400;

    private const int MaximumRepairs = 100;

    private readonly SourceFile _source;
    private readonly ContentProblems _problems;
    private readonly YamlScalarReader _scalars;
    private readonly YamlMappingReader _mappings;
    private readonly Dictionary<string, YamlNode?> _anchors = new(StringComparer.Ordinal);
    private readonly Parser _parser;
    private int _depth;
    private int _unsafeDepth;
    private YamlException? _failure;

    private YamlReader(SourceFile source, string text, IVaultSecrets vault, ContentProblems problems)
    {
        _source = source;
        _problems = problems;
        _scalars = new YamlScalarReader(source, vault, problems);
        _mappings = new YamlMappingReader(problems);
        _parser = new Parser(new Scanner(new StringReader(text), skipComments: true));
    }

    /// <summary>Reads a document; null when it is empty or not YAML, which <paramref name="problems"/> then tells.</summary>
    public static YamlNode? Read(SourceFile source, IVaultSecrets vault, ContentProblems problems)
    {
        if (YamlCharacters.FindForbidden(source) is { } position)
        {
            problems.Error(
                ErrorCodes.YamlSyntax,
                "this character is not allowed in YAML",
                position,
                "write it as an escape inside double quotes, as in \"\\x01\"");
            return null;
        }

        var text = source.Text;
        for (var attempt = 0; attempt < MaximumRepairs; attempt++)
        {
            var reader = new YamlReader(source, text, vault, new ContentProblems());
            var root = reader.ReadDocument();
            if (reader.Repaired(text) is not { } repaired)
            {
                problems.Add(reader._problems);
                return root;
            }

            text = repaired;
        }

        return new YamlReader(source, text, vault, problems).ReadDocument();
    }

    // Each repair takes a pass of its own; it is rare that a file needs even one.
    private string? Repaired(string text) =>
        _failure is { } failure && YamlIndentation.IsCause(failure.Message) ? YamlIndentation.Deepen(text, (int)failure.Start.Index, (int)failure.Start.Column) : null;

    private YamlNode? ReadDocument()
    {
        try
        {
            _parser.Consume<StreamStart>();
            return _parser.TryConsume<StreamEnd>(out _) ? null : ReadOnlyDocument();
        }
        catch (YamlException exception)
        {
            _failure = exception;
            _problems.Error(YamlSyntaxErrors.Explain(exception.Message, PositionOf(exception.Start)));
        }
        catch (Exception exception) when (exception is InvalidOperationException or ArgumentException or FormatException or OverflowException)
        {
            // The scanner gives up this way on some malformed texts; the place is where it had got to.
            _problems.Error(YamlSyntaxErrors.Explain("the text is not YAML from here on", PositionOf(_parser.Current?.End ?? Mark.Empty)));
        }

        return null;
    }

    private YamlNode? ReadOnlyDocument()
    {
        _parser.Consume<DocumentStart>();
        var root = ReadNode();
        _parser.Consume<DocumentEnd>();
        if (_parser.Accept<DocumentStart>(out var second))
            _problems.Error(
                ErrorCodes.YamlSyntax,
                "a second document starts here, and only one is allowed in this file",
                PositionOf(second.Start),
                "remove the line '---', or move what follows to a file of its own");
        return root;
    }

    private YamlNode ReadNode()
    {
        if (_parser.TryConsume<AnchorAlias>(out var alias))
            return Resolve(alias);
        var start = _parser.Require<NodeEvent>();
        if (++_depth > MaximumDepth)
            throw new YamlException(start.Start, start.End, $"nodes are nested more than {MaximumDepth} deep");
        var anchor = start.Anchor.IsEmpty ? null : start.Anchor.Value;
        if (anchor is not null)
            _anchors[anchor] = null;
        var node = ReadContent(start);
        if (anchor is not null)
            _anchors[anchor] = node;
        _depth--;
        return node;
    }

    private YamlNode ReadContent(NodeEvent start)
    {
        var tag = YamlTags.Name(start.Tag);
        if (tag == YamlTags.Unsafe)
            _unsafeDepth++;
        YamlNode node = start switch
        {
            Scalar => _scalars.Read(_parser.Consume<Scalar>(), tag, _unsafeDepth > 0),
            SequenceStart => ReadSequence(tag),
            _ => ReadMapping(tag),
        };
        if (tag == YamlTags.Unsafe)
            _unsafeDepth--;
        return node;
    }

    private YamlSequence ReadSequence(string? tag)
    {
        var start = _parser.Consume<SequenceStart>();
        var position = PositionOf(start.Start);
        var items = new List<YamlNode>();
        while (!_parser.TryConsume<SequenceEnd>(out _))
            items.Add(ReadNode());
        return new YamlSequence(items, position) { Tag = SequenceTagOf(tag, items, position) };
    }

    private SequenceTag SequenceTagOf(string? tag, List<YamlNode> items, SourcePosition position)
    {
        switch (tag)
        {
            case null or YamlTags.Unsafe or "tag:yaml.org,2002:seq":
                return SequenceTag.None;
            case "tag:yaml.org,2002:omap" or "tag:yaml.org,2002:pairs":
                return ArePairs(items, tag) ? SequenceTag.Pairs : SequenceTag.None;
            default:
                _problems.Error(ErrorCodes.YamlSyntax, $"the tag '{YamlTags.Short(tag)}' cannot stand before a list", position);
                return SequenceTag.None;
        }
    }

    private bool ArePairs(List<YamlNode> items, string tag)
    {
        if (items.Find(static item => item is not YamlMapping { Entries.Count: 1 }) is not { } wrong)
            return true;
        _problems.Error(ErrorCodes.YamlSyntax, $"each item below '{YamlTags.Short(tag)}' has to be a mapping with one entry", wrong.Position);
        return false;
    }

    private YamlMapping ReadMapping(string? tag)
    {
        var start = _parser.Consume<MappingStart>();
        var position = PositionOf(start.Start);
        var entries = new List<(YamlNode Key, YamlNode Value)>();
        while (!_parser.TryConsume<MappingEnd>(out _))
            entries.Add((ReadKey(), ReadNode()));
        if (tag is not (null or YamlTags.Unsafe or YamlTags.Set or "tag:yaml.org,2002:map"))
            _problems.Error(ErrorCodes.YamlSyntax, $"the tag '{YamlTags.Short(tag)}' cannot stand before a mapping", position);
        return _mappings.Read(entries, position, tag == YamlTags.Set);
    }

    // '<<' only has a meaning as a key, and '=' is only allowed as one.
    private YamlNode ReadKey() =>
        _parser.Accept<Scalar>(out var scalar) && scalar is { Value: "<<" or "=", Style: ScalarStyle.Plain, Tag.IsEmpty: true } && _parser.MoveNext()
            ? new YamlScalar(scalar.Value, scalar.Value, isPlain: true, PositionOf(scalar.Start))
            : ReadNode();

    private YamlNode Resolve(AnchorAlias alias)
    {
        var name = alias.Value.Value;
        if (_anchors.TryGetValue(name, out var node) && node is not null)
            return node;
        throw new YamlException(alias.Start, alias.End, node is null && _anchors.ContainsKey(name)
            ? $"'*{name}' stands inside of what it refers to"
            : $"'*{name}' refers to an anchor that is not defined above it");
    }

    private SourcePosition PositionOf(Mark mark) => new(_source, (int)mark.Line, (int)mark.Column);
}
