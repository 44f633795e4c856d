using PlaybookRunner.Content;

namespace PlaybookRunner.Cli.Commands;

/// <summary>An error of content as it is printed.</summary>
internal static class ErrorReport
{
    public static IEnumerable<string> Lines(PlaybookException exception) => ErrorText.Render(exception).TrimEnd('\n').Split('\n');
}
