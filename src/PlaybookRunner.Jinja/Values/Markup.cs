using System.Buffers;
using System.Text;

namespace PlaybookRunner.Jinja;

/// <summary>Text that is safe to put into HTML or XML as it is (MarkupSafe's <c>Markup</c>, a kind of <c>str</c>).</summary>
public sealed class Markup
{
    private static readonly SearchValues<char> Special = SearchValues.Create("&<>\"'");

    /// <summary>Marks text as safe.</summary>
    public Markup(string text) => Text = text;

    /// <summary>The text, escaped where it needed to be.</summary>
    public string Text { get; }

    /// <summary>Escapes a value's text unless it is markup already (MarkupSafe's <c>escape</c>).</summary>
    public static Markup Escape(object? value) => value as Markup ?? new Markup(EscapeText(Python.Str(value)));

    /// <summary>Replaces <c>&amp; &lt; &gt; " '</c> by character references.</summary>
    public static string EscapeText(string text)
    {
        var at = text.AsSpan().IndexOfAny(Special);
        if (at < 0)
            return text;
        var result = new StringBuilder(text.Length + 16).Append(text, 0, at);
        foreach (var c in text.AsSpan(at))
            AppendEscaped(result, c);
        return result.ToString();
    }

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Python.Equal(this, obj);

    /// <inheritdoc/>
    public override int GetHashCode() => Text.GetHashCode();

    /// <summary>The text.</summary>
    public override string ToString() => Text;

    private static StringBuilder AppendEscaped(StringBuilder result, char c) => c switch
    {
        '&' => result.Append("&amp;"),
        '<' => result.Append("&lt;"),
        '>' => result.Append("&gt;"),
        '"' => result.Append("&#34;"),
        '\'' => result.Append("&#39;"),
        _ => result.Append(c),
    };
}
