namespace PlaybookRunner.Jinja;

/// <summary>MarkupSafe's <c>soft_str</c>: any value as text, with markup staying markup.</summary>
internal static class SoftText
{
    /// <summary>Applies a change to the text of a value; the result is markup if the value is.</summary>
    public static object Change(object? value, Func<string, string> change) =>
        value is Markup markup ? new Markup(change(markup.Text)) : change(Python.Str(value));
}
