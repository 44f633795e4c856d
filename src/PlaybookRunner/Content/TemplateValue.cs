namespace PlaybookRunner.Content;

/// <summary>
/// A value as it was written in content that has to be evaluated in a scope before it is used: a text with template markup, a vaulted text,
/// or a mapping or list that holds one of them somewhere below. Any other value read from content is plain and can be shared as it is.
/// </summary>
internal abstract class TemplateValue(SourcePosition position)
{
    /// <summary>Where the value was written.</summary>
    public SourcePosition Position { get; } = position;
}
