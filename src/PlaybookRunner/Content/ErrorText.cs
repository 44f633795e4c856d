using System.Globalization;
using System.Text;

namespace PlaybookRunner.Content;

/// <summary>Errors and warnings as a compiler prints them: message, place, the lines around it with a caret, what to do, and where it came from.</summary>
internal static class ErrorText
{
    private const int LinesAbove = 2;

    public static string Render(PlaybookException error)
    {
        var text = new StringBuilder();
        AppendMessage(text, "error", error.Code, error.Message, error.Position);
        AppendHint(text, error.Hint);
        var shown = error.Position;
        foreach (var cause in error.Causes)
        {
            text.Append("  ").Append(cause.Description).Append('\n');
            AppendCause(text, cause.Position, shown);
            shown = cause.Position;
        }

        return text.ToString();
    }

    public static string Render(ContentWarning warning)
    {
        var text = new StringBuilder();
        AppendMessage(text, "warning", warning.Code, warning.Message, warning.Position);
        AppendHint(text, warning.Corrected is null ? null : "write: " + warning.Corrected);
        return text.ToString();
    }

    private static void AppendMessage(StringBuilder text, string severity, string code, string message, SourcePosition position)
    {
        text.Append(severity).Append(' ').Append(code).Append(": ").Append(message).Append('\n');
        AppendPlace(text, position);
    }

    // Lines that were just shown are not shown again.
    private static void AppendCause(StringBuilder text, SourcePosition position, SourcePosition shown)
    {
        if (position.File.Path == shown.File.Path && position.Line == shown.Line)
            text.Append(CultureInfo.InvariantCulture, $"  at {position}\n");
        else
            AppendPlace(text, position);
    }

    private static void AppendPlace(StringBuilder text, SourcePosition position)
    {
        text.Append(CultureInfo.InvariantCulture, $"  at {position}\n");
        if (position.File.IsSecret || position.File.Text.Length == 0)
            return;
        var width = position.Line.ToString(CultureInfo.InvariantCulture).Length;
        for (var line = Math.Max(1, position.Line - LinesAbove); line <= position.Line; line++)
            text.Append($"  {line.ToString(CultureInfo.InvariantCulture).PadLeft(width)} | {position.File.Line(line)}".TrimEnd()).Append('\n');
        AppendCaret(text, width, position);
    }

    // Tabs stay tabs, so that the caret stands below its character however wide the terminal makes them.
    private static void AppendCaret(StringBuilder text, int width, SourcePosition position)
    {
        var line = position.File.Line(position.Line);
        text.Append(' ', width + 2).Append(" | ");
        for (var i = 0; i < position.Column - 1; i++)
            text.Append(i < line.Length && line[i] == '\t' ? '\t' : ' ');
        text.Append('^', Math.Clamp(position.Length, 1, Math.Max(1, line.Length - position.Column + 1))).Append('\n');
    }

    private static void AppendHint(StringBuilder text, string? hint)
    {
        if (hint is null)
            return;
        foreach (var line in hint.Split('\n'))
            text.Append("  = ").Append(line).Append('\n');
    }
}
