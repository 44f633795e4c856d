using System.Globalization;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace PlaybookRunner.Content;

/// <summary>Turns a scalar into its value: by its tag, by YAML's rules for plain scalars, or into a template.</summary>
internal sealed class YamlScalarReader(SourceFile source, IVaultSecrets vault, ContentProblems problems)
{
    public YamlScalar Read(Scalar scalar, string? tag, bool isUnsafe)
    {
        var position = new SourcePosition(source, (int)scalar.Start.Line, (int)scalar.Start.Column, Length(scalar));
        var layout = LayoutOf(scalar);
        return new YamlScalar(ValueOf(scalar, tag, isUnsafe, position, layout), scalar.Value, scalar.Style == ScalarStyle.Plain, position, layout);
    }

    private static int Length(Scalar scalar) =>
        scalar.Start.Line == scalar.End.Line ? (int)(scalar.End.Column - scalar.Start.Column) : 0;

    private object? ValueOf(Scalar scalar, string? tag, bool isUnsafe, SourcePosition position, TextLayout layout)
    {
        try
        {
            var value = tag is null ? Untagged(scalar) : Tagged(tag, scalar.Value, position);
            return value is string text && !isUnsafe && TemplateText.HasMarkup(text) ? new TemplateText(text, position, layout) : value;
        }
        catch (FormatException exception)
        {
            problems.Error(ErrorCodes.YamlSyntax, exception.Message, position, tag is null ? "put it in quotes to make it a text" : null);
            return null;
        }
    }

    private static object? Untagged(Scalar scalar)
    {
        if (scalar.Style != ScalarStyle.Plain)
            return scalar.Value;
        return YamlScalarRules.Resolve(scalar.Value);
    }

    private object? Tagged(string tag, string text, SourcePosition position) => tag switch
    {
        YamlTags.Unsafe or "tag:yaml.org,2002:str" => text,
        YamlTags.Vault or YamlTags.VaultEncrypted => new VaultedText(text, vault, position),
        "tag:yaml.org,2002:int" => YamlScalarRules.ToInteger(text),
        "tag:yaml.org,2002:float" => YamlScalarRules.ToFloat(text),
        "tag:yaml.org,2002:bool" => YamlScalarRules.Boolean(CultureInfo.InvariantCulture.TextInfo.ToLower(text)) ?? throw new FormatException($"'{text}' is not a boolean"),
        "tag:yaml.org,2002:null" => null,
        "tag:yaml.org,2002:binary" => Binary(text),
        "tag:yaml.org,2002:timestamp" => YamlTimestamps.TryParse(text, out var time) ? time : throw new FormatException($"'{text}' is not a date"),
        _ => throw new FormatException($"the tag '{YamlTags.Short(tag)}' is not known; known are !vault, !unsafe and YAML's own such as !!str and !!int"),
    };

    private static byte[] Binary(string text)
    {
        try
        {
            return Convert.FromBase64String(text);
        }
        catch (FormatException)
        {
            throw new FormatException("the text after '!!binary' is not base64");
        }
    }

    private TextLayout LayoutOf(Scalar scalar) => scalar.Style switch
    {
        ScalarStyle.Literal or ScalarStyle.Folded => BlockLayout(scalar),
        ScalarStyle.Plain => new TextLayout(0, 0, 0, false),
        _ => new TextLayout(0, 0, 1, false),
    };

    // The indentation is that of the first line with text, unless the header gives it; blank lines before that belong to the text.
    private TextLayout BlockLayout(Scalar scalar)
    {
        var leading = scalar.Value.Length - scalar.Value.TrimStart('\n').Length;
        var first = source.Line((int)scalar.Start.Line + 1 + leading);
        var text = scalar.Value.AsSpan(leading);
        var ownSpaces = text.Length - text.TrimStart(' ').Length;
        return new TextLayout(first.Length - first.TrimStart(' ').Length - ownSpaces, 1, 0, scalar.Style == ScalarStyle.Literal);
    }
}
