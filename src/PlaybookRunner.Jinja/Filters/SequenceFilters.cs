using System.Runtime.CompilerServices;
using PlaybookRunner.Jinja.Evaluation;

namespace PlaybookRunner.Jinja;

/// <summary>Filters that take sequences apart and put them together.</summary>
internal static class SequenceFilters
{
    public static void AddTo(FunctionSet filters) => filters
        .AddPure("length", "obj", static (in JinjaCall c) => Boxes.Of(Python.Length(c[0])))
        .Alias("count", "length")
        .AddPure("list", "value", static (in JinjaCall c) => Python.ToList(c[0], c.Context.Limits))
        .AddPure("items", "value", static (in JinjaCall c) => Items(c[0]))
        .AddPure("reverse", "value", static (in JinjaCall c) => Reverse(c[0], c.Context.Limits))
        .AddPure("batch", "value, linecount, fill_with=none", static (in JinjaCall c) => new Generator("do_batch", Batch(c.Sequence(0), BatchSize(c), c[2], c.Context.Limits)))
        .AddPure("slice", "value, slices, fill_with=none", static (in JinjaCall c) => new Generator("sync_do_slice", Slice(c[0], c.Integer(1), c[2], c.Context.Limits)))
        .Add("first", "seq", static (in JinjaCall c) => First(c))
        .Add("last", "seq", static (in JinjaCall c) => Last(c))
        .Add("random", "seq", static (in JinjaCall c) => Random(c))
        .Add("join", "value, d='', attribute=none", static (in JinjaCall c) => Join(c))
        .Add("sum", "iterable, attribute=none, start=0", static (in JinjaCall c) => Sum(c));

    private static Generator Items(object? value) => value switch
    {
        Undefined => new Generator("do_items", []),
        Dict dict => new Generator("do_items", DictView.Items(dict)),
        _ => throw PythonException.TypeError("Can only get item pairs from a mapping."),
    };

    private static object Reverse(object? value, Limits limits)
    {
        if (Python.IsText(value))
            return Python.Slice(value, null, null, Boxes.Of(-1L))!;
        if (!Python.IsIterable(value))
            throw (value as Undefined)?.Error() ?? new PythonException(PythonErrorType.FilterArgument, "argument must be iterable");
        var items = Python.ToList(value, limits);
        items.Reverse();
        return value is SetValue or Generator ? items : new Generator("reversed", items);
    }

    // A size that is no number is never reached, which only filling up would notice.
    private static long BatchSize(in JinjaCall call) =>
        Numbers.TryLong(call[1], out var size) ? size : call[2] is null ? -1 : call.Integer(1);

    private static IEnumerable<object?> Batch(IEnumerable<object?> items, long size, object? fill, Limits limits)
    {
        var line = new List<object?>();
        foreach (var item in items)
        {
            if (line.Count == size)
            {
                yield return line;
                line = [];
            }

            limits.CheckElements(line.Count + 1.0);
            line.Add(item);
        }

        if (line.Count == 0)
            yield break;
        if (fill is not null)
        {
            limits.CheckElements(size);
            while (line.Count < size)
                line.Add(fill);
        }

        yield return line;
    }

    private static IEnumerable<object?> Slice(object? value, long slices, object? fill, Limits limits)
    {
        var items = Python.ToList(value, limits);
        if (slices == 0)
            throw PythonException.ZeroDivision("integer division or modulo by zero");
        var (size, longer) = (items.Count / slices, items.Count % slices);
        long start = 0;
        for (long i = 0; i < slices; i++)
        {
            var count = size + (i < longer ? 1 : 0);
            var slice = items.GetRange((int)start, (int)count);
            if (fill is not null && i >= longer)
                slice.Add(fill);
            start += count;
            yield return slice;
        }
    }

    private static object? First(in JinjaCall call)
    {
        foreach (var item in call.Sequence(0))
            return item;
        return Undefined.WithHint("No first item, sequence was empty.", call.Context.Options.Undefined);
    }

    private static object? Last(in JinjaCall call)
    {
        var value = call[0];
        if (value is Generator or SetValue || !Python.IsIterable(value) && value is not Undefined)
            throw PythonException.TypeError($"'{Python.TypeName(value)}' object is not reversible");
        if (value is IReadOnlyList<object?> { Count: > 0 } list)
            return Python.Reach(list[^1]);
        if (value is Markup { Text.Length: > 0 } markup)
            return Python.GetItem(markup, Boxes.Of(-1L));
        object? last = Undefined.WithHint("No last item, sequence was empty.", call.Context.Options.Undefined);
        foreach (var item in Python.Iterate(value))
            last = item;
        return last;
    }

    private static object? Random(in JinjaCall call)
    {
        var length = Python.Length(call[0]);
        return length == 0
            ? Undefined.WithHint("No random item, sequence was empty.", call.Context.Options.Undefined)
            : Python.GetItem(call[0], Boxes.Of(System.Random.Shared.NextInt64(length)));
    }

    private static object Join(in JinjaCall call)
    {
        var context = call.Context;
        if (call[2] is null && !context.Autoescape)
            return JoinText(new Items(call[0]), Python.Str(call[1]), context.Limits);
        var items = call.Sequence(0);
        if (call[2] is not null)
        {
            var path = AttributePath.Parse(call[2]);
            items = items.Select(item => path.Get(context, item));
        }

        if (context.Autoescape)
            return JoinMarkup(items, call[1], context.Limits);
        return JoinText(new Items(items.GetEnumerator()), Python.Str(call[1]), context.Limits);
    }

    private static string JoinText(Items items, string separator, Limits limits)
    {
        var result = new DefaultInterpolatedStringHandler(0, 0, null, stackalloc char[256]);
        for (var first = true; items.Next(out var item); first = false)
        {
            if (!first)
                result.AppendLiteral(separator);
            result.AppendLiteral(Python.Str(item));
            limits.CheckText(result.Text.Length);
        }

        return result.ToStringAndClear();
    }

    // Markup among the items or as the separator makes the result markup, and what is not is escaped.
    private static object JoinMarkup(IEnumerable<object?> items, object? separator, Limits limits)
    {
        var list = Python.ToList(items, limits);
        if (separator is not Markup && !list.Exists(static item => item is Markup))
            return JoinText(new Items(list), Python.Str(separator), limits);
        return new Markup(JoinText(new Items(list.ConvertAll<object?>(Markup.Escape)), Markup.Escape(separator).Text, limits));
    }

    private static object? Sum(in JinjaCall call)
    {
        var context = call.Context;
        var path = AttributePath.Parse(call[1]);
        var sum = new Summation(call[2], context.Limits);
        foreach (var item in call.Sequence(0))
            sum.Add(path.Get(context, item));
        return sum.Result;
    }
}
