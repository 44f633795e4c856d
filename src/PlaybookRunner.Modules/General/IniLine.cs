namespace PlaybookRunner.Modules.General;

/// <summary>A line of an INI file.</summary>
/// <param name="Text">The line with its line break.</param>
internal readonly record struct IniLine(string Text)
{
    /// <summary>Whether it is blank or a comment.</summary>
    public bool IsFiller => Text.AsSpan().Trim() is var line && (line.Length == 0 || line[0] is '#' or ';');

    /// <summary>Whether a section starts with it.</summary>
    public bool IsHeader => Text.StartsWith('[');

    /// <summary>Whether it is the header of a section.</summary>
    public bool IsHeaderOf(string section) => Text.TrimEnd() == $"[{section}]";

    /// <summary>Whether it gives an option a value, or stands for the option alone.</summary>
    /// <param name="option">The option.</param>
    /// <param name="inactive">Whether one that is commented out counts.</param>
    public bool IsOption(string option, bool inactive = false)
    {
        var line = Text.AsSpan().Trim();
        line = inactive && line.Length > 0 && line[0] is '#' or ';' ? line[1..].TrimStart() : line;
        return line.StartsWith(option, StringComparison.Ordinal) && line[option.Length..].TrimStart() is var rest && (rest.Length == 0 || rest[0] == '=');
    }

    /// <summary>The value behind the equals sign; null when there is none.</summary>
    public string? Value => Text.IndexOf('=', StringComparison.Ordinal) is var equals and >= 0 ? Text[(equals + 1)..].Trim() : null;
}
