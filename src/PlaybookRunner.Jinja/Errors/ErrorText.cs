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
        AppendCalls(text, error.CalledFrom);
        return text.ToString().TrimEnd('\n');
    }

    /// <summary>A macro that calls itself makes one line, not hundreds.</summary>
    private static void AppendCalls(StringBuilder text, IReadOnlyList<TemplateCall> calls)
    {
        for (int i = 0; i < calls.Count;)
        {
            int first = i;
            while (i < calls.Count && calls[i] == calls[first])
                i++;
            text.Append("  in ").Append(calls[first].What).Append(", from ").Append(calls[first].Position);
            text.Append(i - first > 1 ? ", again and again\n" : "\n");
        }
    }
}
