using System.Numerics;
using System.Text;

namespace PlaybookRunner.Jinja;

/// <summary><c>+</c> and <c>*</c> of what is not a number: texts, lists, tuples, bytes, durations.</summary>
internal static class Sequences
{
    public static object Add(object? left, object? right, Limits limits)
    {
        if ((left as Undefined ?? right as Undefined) is { } undefined)
            throw undefined.Error();
        switch (Python.KindOf(left))
        {
            case Kind.Text or Kind.Markup when Python.IsText(right):
                return JoinMarkup(left, right, limits);
            case Kind.List when Python.KindOf(right) == Kind.List:
                return JoinLists((IReadOnlyList<object?>)left!, (IReadOnlyList<object?>)right!, limits);
            case Kind.Tuple when right is TupleValue tuple:
                return new TupleValue([.. (TupleValue)left!, .. tuple]);
            case Kind.Bytes when right is byte[] bytes:
                return (byte[])[.. (byte[])left!, .. bytes];
            default:
                return (Times.IsTime(left) && Times.IsTime(right) ? Times.Add(left!, right!) : null) ?? throw CannotAdd(left, right);
        }
    }

    public static object Multiply(object? left, object? right, Limits limits)
    {
        if (left is TimeSpan duration && Numbers.IsNumber(right))
            return Times.Multiply(duration, right);
        if (right is TimeSpan other && Numbers.IsNumber(left))
            return Times.Multiply(other, left);
        if ((left as Undefined ?? right as Undefined) is { } undefined)
            throw undefined.Error();
        if (IsMarkupByOther(left, right) || IsMarkupByOther(right, left))
            throw Python.Unsupported("*", left, right);
        if (left is Markup && IsSequence(right))
            (left, right) = (right, left);
        if (IsSequence(left))
            return Repeat(left!, Count(left, right), limits);
        return IsSequence(right) ? Repeat(right!, Count(right, left), limits) : throw Python.Unsupported("*", left, right);
    }

    private static bool IsSequence(object? value) => Python.KindOf(value) is Kind.Text or Kind.Markup or Kind.List or Kind.Tuple or Kind.Bytes;

    // Markup is a class of its own, not built in, so Python words the error differently.
    private static bool IsMarkupByOther(object? markup, object? other) =>
        markup is Markup && (other is Markup || !Numbers.IsInteger(other) && !IsSequence(other));

    private static long Count(object? sequence, object? count) => count switch
    {
        long n => n,
        bool b => b ? 1 : 0,
        BigInteger n when n.Sign <= 0 => 0,
        BigInteger => throw PythonException.Overflow("cannot fit 'int' into an index-sized integer"),
        _ => throw PythonException.TypeError($"can't multiply sequence by non-int of type '{Python.TypeName(count)}'"),
    };

    private static object Repeat(object sequence, long count, Limits limits)
    {
        count = Math.Max(count, 0);
        switch (sequence)
        {
            case string text:
                return RepeatText(text, count, limits);
            case Markup markup:
                return new Markup(RepeatText(markup.Text, count, limits));
            case byte[] bytes:
                limits.CheckText((double)bytes.Length * count);
                return RepeatItems(bytes, (int)count);
            case TupleValue tuple:
                limits.CheckElements((double)tuple.Count * count);
                return new TupleValue(RepeatItems<object?>([.. tuple], (int)Bound(tuple.Count, count)));
            default:
                var list = (IReadOnlyList<object?>)sequence;
                limits.CheckElements((double)list.Count * count);
                return new List<object?>(RepeatItems<object?>([.. list], (int)Bound(list.Count, count)));
        }
    }

    // Nothing, however often, is nothing.
    private static long Bound(int length, long count) => length == 0 ? 0 : count;

    private static string RepeatText(string text, long count, Limits limits)
    {
        if (text.Length == 0 || count == 0)
            return "";
        limits.CheckText((double)text.Length * count);
        return count == 1 ? text : text.Length == 1 ? new string(text[0], (int)count) : new StringBuilder(text.Length * (int)count).Insert(0, text, (int)count).ToString();
    }

    private static T[] RepeatItems<T>(T[] items, int count)
    {
        var result = new T[items.Length * count];
        for (var i = 0; i < count; i++)
            items.CopyTo(result, i * items.Length);
        return result;
    }

    // At least one of the two is markup: texts are joined before they come here.
    private static Markup JoinMarkup(object? left, object? right, Limits limits)
    {
        string a = Markup.Escape(left).Text, b = Markup.Escape(right).Text;
        limits.CheckText((double)a.Length + b.Length);
        return new Markup(a + b);
    }

    private static List<object?> JoinLists(IReadOnlyList<object?> left, IReadOnlyList<object?> right, Limits limits)
    {
        limits.CheckElements((double)left.Count + right.Count);
        var result = new List<object?>(left.Count + right.Count);
        result.AddRange(left);
        result.AddRange(right);
        return result;
    }

    private static PythonException CannotAdd(object? left, object? right) => Python.KindOf(left) switch
    {
        Kind.Text => PythonException.TypeError($"can only concatenate str (not \"{Python.TypeName(right)}\") to str"),
        Kind.List => PythonException.TypeError($"can only concatenate list (not \"{Python.TypeName(right)}\") to list"),
        Kind.Tuple => PythonException.TypeError($"can only concatenate tuple (not \"{Python.TypeName(right)}\") to tuple"),
        Kind.Bytes => PythonException.TypeError($"can't concat {Python.TypeName(right)} to bytes"),
        _ => Python.Unsupported("+", left, right),
    };
}
