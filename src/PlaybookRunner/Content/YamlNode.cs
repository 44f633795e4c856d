namespace PlaybookRunner.Content;

/// <summary>A piece of a YAML document and where it stands. Nodes are immutable; an alias is the node it names.</summary>
internal abstract class YamlNode(SourcePosition position)
{
    private Box? _value;

    public SourcePosition Position { get; } = position;

    /// <summary>What the node is called in an error, as in <c>a list</c>.</summary>
    public abstract string Kind { get; }

    /// <summary>
    /// The node as a value: plain, or a <see cref="TemplateValue"/>. Made once, so that whoever refers to the node shares it: it must not be changed.
    /// </summary>
    public object? Value => (_value ??= new Box(MakeValue())).Content;

    protected abstract object? MakeValue();

    // A value may be null, so being made needs a sign of its own.
    private sealed record Box(object? Content);
}
