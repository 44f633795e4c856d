using PlaybookRunner.Jinja;
using PlaybookRunner.Modules;

namespace PlaybookRunner.Templating;

/// <summary>A template file's text without its <c>#jinja2:</c> header, and the settings with what the header says.</summary>
/// <param name="Text">The text behind the header.</param>
/// <param name="Settings">The settings.</param>
/// <param name="HeaderLines">How many lines the header took.</param>
internal sealed record TemplateFile(string Text, TemplateSettings Settings, int HeaderLines)
{
    private const string Marker = "#jinja2:";

    /// <summary>What starts a line that is a statement; only a header can set it.</summary>
    public string? LineStatementPrefix { get; private init; }

    /// <summary>What starts a comment up to the end of its line; only a header can set it.</summary>
    public string? LineCommentPrefix { get; private init; }

    /// <summary>Reads the header, as in <c>#jinja2: trim_blocks: False, lstrip_blocks: True</c>.</summary>
    /// <param name="text">The file's text.</param>
    /// <param name="settings">The settings of the task.</param>
    /// <exception cref="FormatException">The header is wrong; the message says how.</exception>
    public static TemplateFile Read(string text, TemplateSettings settings)
    {
        if (!text.StartsWith(Marker, StringComparison.Ordinal))
            return new TemplateFile(text, settings, 0);
        var end = text.IndexOf('\n', StringComparison.Ordinal);
        if (end < 0)
            throw new FormatException("the '#jinja2:' header must be a line of its own");
        var file = new TemplateFile(text[(end + 1)..], settings, 1);
        foreach (var pair in text[Marker.Length..end].Split(','))
            file = Apply(file, pair.Trim());
        return file;
    }

    private static TemplateFile Apply(TemplateFile file, string pair)
    {
        var colon = pair.IndexOf(':', StringComparison.Ordinal);
        if (colon < 0)
            throw new FormatException($"the ':' is missing in '{pair}' of the '#jinja2:' header");
        var value = Unquoted(pair[(colon + 1)..].Trim());
        var settings = file.Settings;
        return pair[..colon].Trim() switch
        {
            "trim_blocks" => file with { Settings = settings with { TrimBlocks = Boolean(value) } },
            "lstrip_blocks" => file with { Settings = settings with { LstripBlocks = Boolean(value) } },
            "newline_sequence" => file with { Settings = settings with { NewlineSequence = value.Replace("\\n", "\n", StringComparison.Ordinal).Replace("\\r", "\r", StringComparison.Ordinal) } },
            "variable_start_string" => file with { Settings = settings with { VariableStart = value } },
            "variable_end_string" => file with { Settings = settings with { VariableEnd = value } },
            "block_start_string" => file with { Settings = settings with { BlockStart = value } },
            "block_end_string" => file with { Settings = settings with { BlockEnd = value } },
            "comment_start_string" => file with { Settings = settings with { CommentStart = value } },
            "comment_end_string" => file with { Settings = settings with { CommentEnd = value } },
            "line_statement_prefix" => file with { LineStatementPrefix = value },
            "line_comment_prefix" => file with { LineCommentPrefix = value },
            // Trailing newlines are kept in any case.
            "keep_trailing_newline" => file,
            var unknown => throw new FormatException($"the '#jinja2:' header knows no '{unknown}'"),
        };
    }

    private static string Unquoted(string value) => value is [var quote and ('\'' or '"'), .. var inner, var last] && last == quote ? inner : value;

    // The reference takes True and False alone; the other spellings that YAML has can mean nothing else.
    private static bool Boolean(string value) => value.ToUpperInvariant() switch
    {
        "TRUE" or "YES" or "ON" or "1" => true,
        "FALSE" or "NO" or "OFF" or "0" => false,
        _ => throw new FormatException($"the '#jinja2:' header needs True or False, not {Python.Repr(value)}"),
    };
}
