using System.Collections.Frozen;
using System.Net;
using System.Text;

namespace PlaybookRunner.Jinja;

/// <summary>The methods of MarkupSafe's <c>Markup</c>: those of <c>str</c>, with text arguments escaped and text results marked as safe.</summary>
internal static class MarkupMethodTable
{
    private static readonly FrozenSet<string> Wrapped = FrozenSet.Create(
        "capitalize", "title", "lower", "upper", "replace", "ljust", "rjust", "center", "strip", "lstrip", "rstrip", "expandtabs", "swapcase", "zfill",
        "casefold", "removeprefix", "removesuffix", "translate", "split", "rsplit", "splitlines", "partition", "rpartition");

    public static FunctionSet Build(FunctionSet text)
    {
        var methods = new FunctionSet();
        foreach (var (name, method) in text)
            methods.Add(name, Wrapped.Contains(name) ? Wrap(method) : method);
        return methods
            .Add("join", "self, iterable", static (in JinjaCall c) => Join(c))
            .Add("striptags", "self", static (in JinjaCall c) => StripTags(c.Text(0)))
            .Add("unescape", "self", static (in JinjaCall c) => WebUtility.HtmlDecode(c.Text(0)))
            .Add("escape", "self, s", static (in JinjaCall c) => Markup.Escape(c[1]))
            .Add("__html__", "self", static (in JinjaCall c) => c[0]);
    }

    /// <summary>Takes comments and tags away, collapses white space, and resolves character references (MarkupSafe's <c>striptags</c>).</summary>
    public static string StripTags(string text)
    {
        text = Without(Without(text, "<!--", "-->"), "<", ">");
        return WebUtility.HtmlDecode(string.Join(' ', TextSplitting.Split(text, null, -1)));
    }

    private static FunctionDefinition Wrap(FunctionDefinition method) => new(method.Name, method.Signature, (in JinjaCall call) =>
    {
        // The separators of split and partition stay as they are; other text arguments are escaped.
        var escapes = !method.Name.Contains("split", StringComparison.Ordinal) && !method.Name.Contains("partition", StringComparison.Ordinal);
        var arguments = new object?[call.Count];
        for (var i = 0; i < arguments.Length; i++)
            arguments[i] = i > 0 && escapes && call[i] is string text ? Markup.EscapeText(text) : call[i];
        return Mark(method.Body(new JinjaCall(call.Context, method, arguments, ulong.MaxValue, null, null)));
    });

    private static object? Mark(object? result) => result switch
    {
        string text => new Markup(text),
        TupleValue tuple => new TupleValue([.. tuple.Select(Mark)]),
        List<object?> list => list.ConvertAll(Mark),
        _ => result,
    };

    private static Markup Join(in JinjaCall call)
    {
        var items = new List<object?>();
        foreach (var item in Python.Iterate(call[1]))
            items.Add(Markup.Escape(item));
        return new Markup(TextMethodTable.Join(call.Text(0), items, call.Context.Limits));
    }

    private static string Without(string text, string open, string close)
    {
        var result = new StringBuilder(text.Length);
        var at = 0;
        while (text.IndexOf(open, at, StringComparison.Ordinal) is var start and >= 0)
        {
            var end = text.IndexOf(close, start, StringComparison.Ordinal);
            if (end < 0)
                break;
            result.Append(text, at, start - at);
            at = end + close.Length;
        }

        return result.Append(text, at, text.Length - at).ToString();
    }
}
