namespace PlaybookRunner.Cli.Terminal;

/// <summary>The terminal codes of styles, in Ansible's default colours.</summary>
internal static class AnsiColours
{
    public static string Wrap(StyledLine line) => Code(line.Style) is { } code ? $"\e[{code}m{line.Text}\e[0m" : line.Text;

    private static string? Code(Style style) => style switch
    {
        Style.Ok or Style.Added => "0;32",
        Style.Changed => "0;33",
        Style.Skipped or Style.Hunk => "0;36",
        Style.Error or Style.Removed => "0;31",
        Style.Unreachable => "1;31",
        Style.Warning => "1;35",
        Style.Verbose => "0;34",
        _ => null,
    };
}
