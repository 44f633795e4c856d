namespace PlaybookRunner;

/// <summary>A text that is never shown: its default text is a mask, and only <see cref="Reveal"/> gives the content.</summary>
public sealed class Secret : IEquatable<Secret>
{
    /// <summary>What stands in place of a secret wherever one would be shown.</summary>
    public const string Mask = "********";

    private readonly string _text;

    /// <summary>Wraps a secret text.</summary>
    public Secret(string text) => _text = text;

    /// <summary>The secret itself, for the one place that needs it.</summary>
    public string Reveal() => _text;

    /// <inheritdoc/>
    public bool Equals(Secret? other) => other is not null && string.Equals(_text, other._text, StringComparison.Ordinal);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Secret);

    /// <inheritdoc/>
    public override int GetHashCode() => _text.GetHashCode(StringComparison.Ordinal);

    /// <summary>The mask.</summary>
    public override string ToString() => Mask;
}
