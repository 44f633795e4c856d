namespace PlaybookRunner.Cli.Terminal;

/// <summary>How a piece of text is shown; the names are those of Ansible's colour settings.</summary>
internal enum Style
{
    Plain,
    Ok,
    Changed,
    Skipped,
    Error,
    Unreachable,
    Warning,
    Added,
    Removed,
    Hunk,
    Verbose,
}
