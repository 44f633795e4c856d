using PlaybookRunner.Modules;

namespace PlaybookRunner.Templating;

/// <summary>A template file's text without its <c>#jinja2:</c> header, and the settings with what the header says.</summary>
/// <param name="Text">The text; a header leaves an empty line, so that lines keep their numbers where that is possible.</param>
/// <param name="Settings">The settings.</param>
/// <param name="HeaderLines">How many lines the header took.</param>
internal sealed record TemplateFile(string Text, TemplateSettings Settings, int HeaderLines)
{
    private const string Marker = "#jinja2:";

    /// <summary>Reads the header, as in <c>#jinja2: trim_blocks: False, lstrip_blocks: True</c>.</summary>
    public static TemplateFile Read(string text, TemplateSettings settings)
    {
        if (!text.StartsWith(Marker, StringComparison.Ordinal))
            return new TemplateFile(text, settings, 0);
        var end = text.IndexOf('\n', StringComparison.Ordinal);
        var header = end < 0 ? text[Marker.Length..] : text[Marker.Length..end];
        foreach (var pair in header.Split(','))
            settings = Apply(settings, pair);
        return new TemplateFile(end < 0 ? "" : text[(end + 1)..], settings, 1);
    }

    private static TemplateSettings Apply(TemplateSettings settings, string pair)
    {
        var colon = pair.IndexOf(':', StringComparison.Ordinal);
        if (colon < 0)
            return settings;
        var value = pair[(colon + 1)..].Trim().Trim('\'', '"');
        return pair[..colon].Trim() switch
        {
            "trim_blocks" => settings with { TrimBlocks = IsTrue(value) },
            "lstrip_blocks" => settings with { LstripBlocks = IsTrue(value) },
            "newline_sequence" => settings with { NewlineSequence = value.Replace("\\n", "\n", StringComparison.Ordinal).Replace("\\r", "\r", StringComparison.Ordinal) },
            "variable_start_string" => settings with { VariableStart = value },
            "variable_end_string" => settings with { VariableEnd = value },
            "block_start_string" => settings with { BlockStart = value },
            "block_end_string" => settings with { BlockEnd = value },
            "comment_start_string" => settings with { CommentStart = value },
            "comment_end_string" => settings with { CommentEnd = value },
            _ => settings,
        };
    }

    private static bool IsTrue(string value) => value.ToUpperInvariant() is "TRUE" or "YES" or "ON" or "1";
}
