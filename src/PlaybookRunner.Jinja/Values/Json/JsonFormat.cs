namespace PlaybookRunner.Jinja;

/// <summary>The arguments of Python's <c>json.dumps</c>.</summary>
public sealed record JsonFormat
{
    /// <summary><c>json.dumps</c> without arguments: one line, <c>", "</c> and <c>": "</c> between parts, ASCII only.</summary>
    public static readonly JsonFormat Default = new();

    /// <summary>What one level is indented by; null for one line. Empty text gives lines without indentation.</summary>
    public string? Indent { get; init; }

    /// <summary>Whether keys are sorted.</summary>
    public bool SortKeys { get; init; }

    /// <summary>Whether characters beyond ASCII are escaped.</summary>
    public bool EnsureAscii { get; init; } = true;

    /// <summary>Whether NaN and infinities are written as <c>NaN</c> and <c>Infinity</c> (JavaScript) instead of being an error.</summary>
    public bool AllowNan { get; init; } = true;

    /// <summary>Whether entries whose key cannot be written are left out instead of being an error.</summary>
    public bool SkipKeys { get; init; }

    /// <summary>What stands between elements; null for <c>", "</c>, or <c>","</c> where there is an indentation.</summary>
    public string? ItemSeparator { get; init; }

    /// <summary>What stands between key and value; null for <c>": "</c>.</summary>
    public string? KeySeparator { get; init; }

    /// <summary>Gives a value that can be written for one that cannot (<c>default=</c>); null for an error instead.</summary>
    public Func<object?, object?>? Substitute { get; init; }
}
