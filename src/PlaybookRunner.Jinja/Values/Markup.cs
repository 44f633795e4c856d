using System.Buffers;
using System.Runtime.CompilerServices;

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
        var result = new DefaultInterpolatedStringHandler(0, 0, null, stackalloc char[256]);
        var rest = text.AsSpan();
        for (; at >= 0; at = rest.IndexOfAny(Special))
        {
            result.AppendFormatted(rest[..at]);
            result.AppendLiteral(ReferenceTo(rest[at]));
            rest = rest[(at + 1)..];
        }

        result.AppendFormatted(rest);
        return result.ToStringAndClear();
    }

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Python.Equal(this, obj);

    /// <inheritdoc/>
    public override int GetHashCode() => Text.GetHashCode();

    /// <summary>The text.</summary>
    public override string ToString() => Text;

    private static string ReferenceTo(char special) => special switch
    {
        '&' => "&amp;",
        '<' => "&lt;",
        '>' => "&gt;",
        '"' => "&#34;",
        _ => "&#39;",
    };
}
