using System.Text.RegularExpressions;

namespace PlaybookRunner.Templating;

/// <summary>A value as the text that stands for it.</summary>
/// <param name="Text">The text.</param>
/// <param name="Tag">Its short tag, such as <c>!!int</c>.</param>
/// <param name="IsPlainImplicit">Whether a reader knows the type when the text is plain.</param>
/// <param name="IsQuotedImplicit">Whether a reader knows the type when the text is quoted.</param>
/// <param name="Style">The style asked for.</param>
internal sealed partial record YamlScalar(string Text, string Tag, bool IsPlainImplicit, bool IsQuotedImplicit, YamlStyle Style)
{
    /// <summary>The longest key that stands before its colon without a question mark, in bytes.</summary>
    private const int LongestSimpleKey = 128;

    public YamlScalarAnalysis Analysis { get; } = YamlScalarAnalysis.Of(Text);

    /// <summary>Whether the tag is needed in any style.</summary>
    public bool NeedsTag => !IsPlainImplicit && !IsQuotedImplicit;

    public static YamlScalar OfText(string text, YamlStyle style) => new(text, "!!str", !Resolved().IsMatch(text), true, style);

    public bool IsSimpleKey() => !Analysis.IsMultiline && System.Text.Encoding.UTF8.GetByteCount(Text) + (NeedsTag ? Tag.Length : 0) <= LongestSimpleKey;

    /// <summary>The style that libyaml writes the text in.</summary>
    public YamlStyle Choose(bool isFlow, bool isKey, bool isCanonical)
    {
        if (isCanonical || (isKey && Analysis.IsMultiline))
            return YamlStyle.DoubleQuoted;
        var style = Style == YamlStyle.Any ? YamlStyle.Plain : Style;
        if (style == YamlStyle.Plain && !AllowsPlain(isFlow, isKey))
            style = YamlStyle.SingleQuoted;
        var isAllowed = style switch
        {
            YamlStyle.SingleQuoted => Analysis.AllowsSingleQuoted,
            YamlStyle.Literal or YamlStyle.Folded => Analysis.AllowsBlock && !isFlow && !isKey,
            _ => true,
        };
        return isAllowed ? style : YamlStyle.DoubleQuoted;
    }

    private bool AllowsPlain(bool isFlow, bool isKey) =>
        (isFlow ? Analysis.AllowsFlowPlain : Analysis.AllowsBlockPlain) && (Text.Length > 0 || !(isFlow || isKey)) && (IsPlainImplicit || NeedsTag);

    // What a reader would take for something else than text.
    [GeneratedRegex(
        @"^(?:yes|Yes|YES|no|No|NO|true|True|TRUE|false|False|FALSE|on|On|ON|off|Off|OFF|~|null|Null|NULL||=|<<"
        + @"|[-+]?(?:[0-9][0-9_]*)\.[0-9_]*(?:[eE][-+][0-9]+)?|\.[0-9][0-9_]*(?:[eE][-+][0-9]+)?|[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+\.[0-9_]*|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)"
        + @"|[-+]?0b[0-1_]+|[-+]?0[0-7_]+|[-+]?(?:0|[1-9][0-9_]*)|[-+]?0x[0-9a-fA-F_]+|[-+]?[1-9][0-9_]*(?::[0-5]?[0-9])+"
        + @"|[0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?:[Tt]|[ \t]+)[0-9]{1,2}:[0-9]{2}:[0-9]{2}(?:\.[0-9]*)?(?:[ \t]*(?:Z|[-+][0-9]{1,2}(?::[0-9]{2})?))?)\z")]
    private static partial Regex Resolved();
}
