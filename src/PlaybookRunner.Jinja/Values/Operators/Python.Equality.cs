using System.Collections;
using System.Numerics;

namespace PlaybookRunner.Jinja;

public static partial class Python
{
    /// <summary>Python's <c>left == right</c>.</summary>
    /// <exception cref="PythonException">An operand is a strict undefined, or nested too deeply.</exception>
    public static bool Equal(object? left, object? right)
    {
        if (left is string a && right is string b)
            return a == b;
        if (left is long x && right is long y)
            return x == y;
        return left is null || right is null ? EqualNull(left, right) : SlowEqual(left, right);
    }

    /// <summary>A hash that equal values share. Python's <c>hash</c> where it matters: which values can be keys.</summary>
    /// <exception cref="PythonException">TypeError: the value is not hashable.</exception>
    public static int Hash(object? value)
    {
        switch (value)
        {
            case string s:
                return s.GetHashCode();
            case long n:
                return n.GetHashCode();
            case null:
                return 0;
            case bool b:
                return b ? 1L.GetHashCode() : 0L.GetHashCode();
            case double d:
                return HashFloat(d);
            case Markup m:
                return m.Text.GetHashCode();
            case TupleValue t:
                return HashTuple(t);
            case byte[] bytes:
                return StructuralComparisons.StructuralEqualityComparer.GetHashCode(bytes);
            case Undefined u:
                u.FailIfStrict();
                return 1;
            case Dict or SetValue or DictView or IReadOnlyList<object?>:
                throw PythonException.TypeError($"unhashable type: '{TypeName(value)}'");
            default:
                return value.GetHashCode();
        }
    }

    /// <summary>Whether a value can be a key.</summary>
    internal static bool IsHashable(object? value) => value switch
    {
        null or string or long or bool or double => true,
        TupleValue tuple => tuple.All(IsHashable),
        Dict or SetValue or DictView or IReadOnlyList<object?> => false,
        Undefined { Kind: UndefinedKind.Strict or UndefinedKind.StrictChainable } => false,
        _ => true,
    };

    /// <summary>Equality of keys and elements: what is the same object is equal, even NaN.</summary>
    internal static bool SameKey(object? left, object? right) => ReferenceEquals(left, right) || Equal(left, right);

    internal static bool ContainsElement(IEnumerable<object?> items, object? wanted)
    {
        foreach (var item in items)
        {
            if (SameKey(Reach(item), wanted))
                return true;
        }

        return false;
    }

    private static bool EqualNull(object? left, object? right)
    {
        (left as Undefined ?? right as Undefined)?.FailIfStrict();
        return left is null && right is null;
    }

    private static bool SlowEqual(object left, object right)
    {
        if (Numbers.IsNumber(left) && Numbers.IsNumber(right))
            return Numbers.Compare(left, right) == 0;
        if (left is Undefined || right is Undefined)
            return EqualUndefined(left as Undefined, right as Undefined);
        var kind = KindOf(left);
        var other = KindOf(right);
        if (kind == other)
            return EqualOfKind(kind, left, right);
        if (kind is Kind.Text or Kind.Markup && other is Kind.Text or Kind.Markup)
            return AsText(left) == AsText(right);
        return kind is Kind.Set or Kind.View && other is Kind.Set or Kind.View && SetOperations.AreEqual(left, right);
    }

    private static bool EqualUndefined(Undefined? left, Undefined? right)
    {
        left?.FailIfStrict();
        right?.FailIfStrict();
        return left?.Kind == right?.Kind;
    }

    private static bool EqualOfKind(Kind kind, object left, object right)
    {
        switch (kind)
        {
            case Kind.Markup:
                return ((Markup)left).Text == ((Markup)right).Text;
            case Kind.List or Kind.Tuple:
                return EqualSequences((IReadOnlyList<object?>)left, (IReadOnlyList<object?>)right);
            case Kind.Dict:
                return EqualDicts((Dict)left, (Dict)right);
            case Kind.Set or Kind.View:
                return SetOperations.AreEqual(left, right);
            case Kind.Bytes:
                return ((byte[])left).AsSpan().SequenceEqual((byte[])right);
            case Kind.DateTime:
                return Times.Compare(left, right) == 0;
            case Kind.Generator:
                return ReferenceEquals(left, right);
            default:
                return left.Equals(right);
        }
    }

    private static bool EqualSequences(IReadOnlyList<object?> left, IReadOnlyList<object?> right)
    {
        if (ReferenceEquals(left, right))
            return true;
        if (left.Count != right.Count)
            return false;
        Recursion.Guard();
        for (var i = 0; i < left.Count; i++)
        {
            if (!SameKey(Reach(left[i]), Reach(right[i])))
                return false;
        }

        return true;
    }

    private static bool EqualDicts(Dict left, Dict right)
    {
        if (ReferenceEquals(left, right))
            return true;
        if (left.Count != right.Count)
            return false;
        Recursion.Guard();
        foreach (var (key, value) in left)
        {
            if (!right.TryGetValue(key, out var other) || !SameKey(value, other))
                return false;
        }

        return true;
    }

    private static int HashFloat(double value) =>
        value is >= -9223372036854775808.0 and < 9223372036854775808.0 && value == Math.Floor(value) ? ((long)value).GetHashCode()
        : double.IsFinite(value) && value == Math.Floor(value) ? new BigInteger(value).GetHashCode()
        : value.GetHashCode();

    private static int HashTuple(TupleValue tuple)
    {
        Recursion.Guard();
        var hash = new HashCode();
        foreach (var item in tuple)
            hash.Add(Hash(item));
        return hash.ToHashCode();
    }
}
