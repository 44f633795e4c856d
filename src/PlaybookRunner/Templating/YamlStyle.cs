namespace PlaybookRunner.Templating;

/// <summary>The styles of YAML scalars.</summary>
internal enum YamlStyle
{
    Any,
    Plain,
    SingleQuoted,
    DoubleQuoted,
    Literal,
    Folded,
}
