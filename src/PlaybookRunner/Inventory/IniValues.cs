using PlaybookRunner.Content;
using PlaybookRunner.Jinja;

namespace PlaybookRunner.Inventory;

/// <summary>Values of the INI form: Python literals where they are some, otherwise text; text with markup is a template.</summary>
internal static class IniValues
{
    public static object? Read(string text, SourcePosition position) => Templates(Python.Literal(text), position);

    /// <summary>A value in which text with markup is a template.</summary>
    public static object? Templates(object? value, SourcePosition position)
    {
        switch (value)
        {
            case string text when TemplateText.HasMarkup(text):
                return new TemplateText(text, position);
            case List<object?> list:
                var items = list.ConvertAll(item => Templates(item, position));
                return items.Exists(static item => item is TemplateValue) ? new TemplateSequence(items, position) : value;
            case Dict dict:
                var entries = dict.Select(entry => KeyValuePair.Create(entry.Key, Templates(entry.Value, position))).ToList();
                return entries.Exists(static entry => entry.Value is TemplateValue) ? new TemplateMapping(entries, position) : value;
            default:
                return value;
        }
    }
}
