using System.Text;

namespace PlaybookRunner.Jinja;

/// <summary>An error as text for a person.</summary>
internal static class ErrorText
{
    public static string Render(JinjaException error)
    {
        var text = new StringBuilder();
        text.Append("error ").Append(error.Code).Append(": ").Append(error.Message).Append('\n');
        text.Append(" --> ").Append(error.Position).Append('\n');
        text.Append(error.Excerpt.Render());
        if (error.Hint is { } hint)
            text.Append("  hint: ").Append(hint).Append('\n');
        foreach (TemplateCall call in error.CalledFrom)
            text.Append("  in ").Append(call.What).Append(", from ").Append(call.Position).Append('\n');
        return text.ToString().TrimEnd('\n');
    }
}
