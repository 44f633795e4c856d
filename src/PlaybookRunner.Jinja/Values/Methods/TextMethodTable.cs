using System.Text;

namespace PlaybookRunner.Jinja;

/// <summary>The methods of <c>str</c>.</summary>
internal static class TextMethodTable
{
    public static FunctionSet Build() => Searching(Splitting(Padding(Tests(Case(new FunctionSet())))))
        .Add("replace", "self, old, new, count=-1", static (in JinjaCall c) =>
            TextMethods.Replace(c.Text(0), c.Text(1), c.Text(2), c.Integer(3), c.Context.Limits))
        .Add("removeprefix", "self, prefix", static (in JinjaCall c) =>
            c.Text(0) is var text && c.Text(1) is var prefix && text.StartsWith(prefix, StringComparison.Ordinal) ? text[prefix.Length..] : text)
        .Add("removesuffix", "self, suffix", static (in JinjaCall c) =>
            c.Text(0) is var text && c.Text(1) is var suffix && text.EndsWith(suffix, StringComparison.Ordinal) ? text[..^suffix.Length] : text)
        .Add("strip", "self, chars=none", static (in JinjaCall c) => TextMethods.Strip(c.Text(0), Optional(c, 1), atStart: true, atEnd: true))
        .Add("lstrip", "self, chars=none", static (in JinjaCall c) => TextMethods.Strip(c.Text(0), Optional(c, 1), atStart: true, atEnd: false))
        .Add("rstrip", "self, chars=none", static (in JinjaCall c) => TextMethods.Strip(c.Text(0), Optional(c, 1), atStart: false, atEnd: true))
        .Add("join", "self, iterable", static (in JinjaCall c) => Join(c.Text(0), c[1], c.Context.Limits))
        .Add("format", "self, *args, **kwargs", static (in JinjaCall c) => Python.FormatMethod(c[0], c.Extra, c.Named, c.Context.Limits, Sandbox(c)))
        .Add("format_map", "self, mapping", static (in JinjaCall c) => Python.FormatMethod(c[0], [], Mapping(c[1]), c.Context.Limits, Sandbox(c)))
        .Add("encode", "self, encoding='utf-8', errors='strict'", static (in JinjaCall c) => TextEncoding.Encode(c.Text(0), c.Text(1), c.Text(2)))
        .Add("maketrans", "self, x, y=none, z=none", static (in JinjaCall c) => TextTranslation.Make(c[1], c[2], c[3]))
        .Add("translate", "self, table", static (in JinjaCall c) => TextTranslation.Apply(c.Text(0), c[1], c.Context.Limits));

    /// <summary>Python's <c>separator.join(items)</c>.</summary>
    public static string Join(string separator, object? items, Limits limits)
    {
        var result = new StringBuilder();
        var index = 0;
        foreach (var item in IterateForJoin(items))
        {
            if (index > 0)
                result.Append(separator);
            if (item is Undefined undefined)
                throw undefined.Error();
            result.Append(Python.AsText(item) ?? throw PythonException.TypeError($"sequence item {index}: expected str instance, {Python.TypeName(item)} found"));
            limits.CheckText(result.Length);
            index++;
        }

        return result.ToString();
    }

    private static IEnumerable<object?> IterateForJoin(object? items) =>
        Python.IsIterable(items) ? Python.Iterate(items) : throw PythonException.TypeError("can only join an iterable");

    private static FunctionSet Case(FunctionSet methods) => methods
        .Add("upper", "self", static (in JinjaCall c) => TextCase.Upper(c.Text(0)))
        .Add("lower", "self", static (in JinjaCall c) => TextCase.Lower(c.Text(0)))
        .Add("casefold", "self", static (in JinjaCall c) => TextCase.Fold(c.Text(0)))
        .Add("capitalize", "self", static (in JinjaCall c) => TextCase.Capitalize(c.Text(0)))
        .Add("title", "self", static (in JinjaCall c) => TextCase.Title(c.Text(0)))
        .Add("swapcase", "self", static (in JinjaCall c) => TextCase.Swap(c.Text(0)));

    private static FunctionSet Tests(FunctionSet methods) => methods
        .Add("isalnum", "self", static (in JinjaCall c) => Boxes.Of(TextTests.IsAlphanumeric(c.Text(0))))
        .Add("isalpha", "self", static (in JinjaCall c) => Boxes.Of(TextTests.IsAlpha(c.Text(0))))
        .Add("isascii", "self", static (in JinjaCall c) => Boxes.Of(Ascii.IsValid(c.Text(0))))
        .Add("isdecimal", "self", static (in JinjaCall c) => Boxes.Of(TextTests.IsDecimal(c.Text(0))))
        .Add("isdigit", "self", static (in JinjaCall c) => Boxes.Of(TextTests.IsDigit(c.Text(0))))
        .Add("isidentifier", "self", static (in JinjaCall c) => Boxes.Of(TextTests.IsIdentifier(c.Text(0))))
        .Add("islower", "self", static (in JinjaCall c) => Boxes.Of(TextTests.IsLower(c.Text(0))))
        .Add("isnumeric", "self", static (in JinjaCall c) => Boxes.Of(TextTests.IsNumeric(c.Text(0))))
        .Add("isprintable", "self", static (in JinjaCall c) => Boxes.Of(TextTests.IsPrintable(c.Text(0))))
        .Add("isspace", "self", static (in JinjaCall c) => Boxes.Of(TextTests.IsSpace(c.Text(0))))
        .Add("istitle", "self", static (in JinjaCall c) => Boxes.Of(TextTests.IsTitle(c.Text(0))))
        .Add("isupper", "self", static (in JinjaCall c) => Boxes.Of(TextTests.IsUpper(c.Text(0))));

    private static FunctionSet Padding(FunctionSet methods) => methods
        .Add("center", "self, width, fillchar=' '", static (in JinjaCall c) => TextMethods.Pad(c.Text(0), c.Integer(1), Fill(c), 0.5, c.Context.Limits))
        .Add("ljust", "self, width, fillchar=' '", static (in JinjaCall c) => TextMethods.Pad(c.Text(0), c.Integer(1), Fill(c), 0, c.Context.Limits))
        .Add("rjust", "self, width, fillchar=' '", static (in JinjaCall c) => TextMethods.Pad(c.Text(0), c.Integer(1), Fill(c), 1, c.Context.Limits))
        .Add("zfill", "self, width", static (in JinjaCall c) => TextMethods.ZeroFill(c.Text(0), c.Integer(1), c.Context.Limits))
        .Add("expandtabs", "self, tabsize=8", static (in JinjaCall c) => TextMethods.ExpandTabs(c.Text(0), c.Integer(1), c.Context.Limits));

    private static FunctionSet Splitting(FunctionSet methods) => methods
        .Add("split", "self, sep=none, maxsplit=-1", static (in JinjaCall c) => TextSplitting.Split(c.Text(0), Optional(c, 1), c.Integer(2)))
        .Add("rsplit", "self, sep=none, maxsplit=-1", static (in JinjaCall c) => TextSplitting.SplitFromEnd(c.Text(0), Optional(c, 1), c.Integer(2)))
        .Add("splitlines", "self, keepends=false", static (in JinjaCall c) => TextSplitting.Lines(c.Text(0), c.Boolean(1)))
        .Add("partition", "self, sep", static (in JinjaCall c) => TextSplitting.Partition(c.Text(0), c.Text(1)))
        .Add("rpartition", "self, sep", static (in JinjaCall c) => TextSplitting.PartitionFromEnd(c.Text(0), c.Text(1)));

    private static FunctionSet Searching(FunctionSet methods) => methods
        .Add("find", "self, sub, start=none, end=none", static (in JinjaCall c) => Boxes.Of(TextSearch.Find(c.Text(0), c.Text(1), c[2], c[3], last: false)))
        .Add("rfind", "self, sub, start=none, end=none", static (in JinjaCall c) => Boxes.Of(TextSearch.Find(c.Text(0), c.Text(1), c[2], c[3], last: true)))
        .Add("index", "self, sub, start=none, end=none", static (in JinjaCall c) => Boxes.Of(TextSearch.Index(c.Text(0), c.Text(1), c[2], c[3], last: false)))
        .Add("rindex", "self, sub, start=none, end=none", static (in JinjaCall c) => Boxes.Of(TextSearch.Index(c.Text(0), c.Text(1), c[2], c[3], last: true)))
        .Add("count", "self, sub, start=none, end=none", static (in JinjaCall c) => Boxes.Of(TextSearch.Count(c.Text(0), c.Text(1), c[2], c[3])))
        .Add("startswith", "self, prefix, start=none, end=none", static (in JinjaCall c) => Boxes.Of(TextSearch.StartsWith(c.Text(0), c[1], c[2], c[3], "startswith")))
        .Add("endswith", "self, suffix, start=none, end=none", static (in JinjaCall c) => Boxes.Of(TextSearch.EndsWith(c.Text(0), c[1], c[2], c[3], "endswith")));

    private static JinjaContext? Sandbox(in JinjaCall call) => call.Context.Options.Sandbox == SandboxPolicy.None ? null : call.Context;

    private static string? Optional(in JinjaCall call, int index) => call[index] is null ? null : call.Text(index);

    private static string Fill(in JinjaCall call) =>
        call.Text(2) is var fill && CodePoints.Length(fill) == 1 ? fill : throw PythonException.TypeError("The fill character must be exactly one character long");

    private static Dict Mapping(object? value) => value as Dict ?? throw PythonException.TypeError($"'{Python.TypeName(value)}' object is not subscriptable");
}
