using System.Collections;
using System.Globalization;
using System.Numerics;

namespace PlaybookRunner.Jinja;

/// <summary>
/// What Python does to values: truth, text, comparison, arithmetic, elements, methods. The only place where Python's semantics live.
/// Every operation throws a placeless <see cref="PythonException"/> with Python's message.
/// </summary>
public static partial class Python
{
    /// <summary>
    /// The value that a template may see for what a host or container holds: a <see cref="Deferred"/> is resolved, numbers of other CLR types
    /// become <c>long</c>, <c>BigInteger</c> or <c>double</c>, a host's dictionary becomes a <see cref="Dict"/>, other collections become lists.
    /// </summary>
    public static object? Reach(object? value) => value switch
    {
        null or string or long or bool or Dict or List<object?> or double => value,
        Deferred deferred => Reach(deferred.Resolve()),
        TupleValue or Undefined or Markup or BigInteger => value,
        _ => ReachHost(value),
    };

    /// <summary>Python's name of a value's type, as error messages and <c>type_debug</c> show it.</summary>
    public static string TypeName(object? value) => KindOf(value) switch
    {
        Kind.None => "NoneType",
        Kind.Bool => "bool",
        Kind.Int or Kind.BigInt => "int",
        Kind.Float => "float",
        Kind.Text => "str",
        Kind.Markup => "Markup",
        Kind.Bytes => "bytes",
        Kind.List => "list",
        Kind.Tuple => "tuple",
        Kind.Dict => "dict",
        Kind.Set => "set",
        Kind.Range => "range",
        Kind.View => ((DictView)value!).TypeName,
        Kind.Generator => "generator",
        Kind.DateTime => "datetime.datetime",
        Kind.Date => "datetime.date",
        Kind.Time => "datetime.time",
        Kind.Duration => "datetime.timedelta",
        Kind.Undefined => UndefinedTypeName(((Undefined)value!).Kind),
        _ => OtherTypeName(value!),
    };

    /// <summary>How Jinja2's undefined messages name a value's type: <c>dict object</c>, <c>None</c>.</summary>
    internal static string ObjectTypeName(object? value) => KindOf(value) switch
    {
        Kind.None => "None",
        Kind.Markup => "markupsafe.Markup object",
        Kind.Undefined => "jinja2.runtime." + TypeName(value) + " object",
        _ => ((value as IJinjaObject)?.TypeName ?? TypeName(value)) + " object",
    };

    internal static Kind KindOf(object? value) => value switch
    {
        null => Kind.None,
        string => Kind.Text,
        long => Kind.Int,
        bool => Kind.Bool,
        Dict => Kind.Dict,
        List<object?> => Kind.List,
        double => Kind.Float,
        TupleValue => Kind.Tuple,
        Undefined => Kind.Undefined,
        Markup => Kind.Markup,
        BigInteger => Kind.BigInt,
        SetValue => Kind.Set,
        RangeValue => Kind.Range,
        DictView => Kind.View,
        Generator => Kind.Generator,
        byte[] => Kind.Bytes,
        IReadOnlyList<object?> => Kind.List,
        DateTime or DateTimeOffset => Kind.DateTime,
        DateOnly => Kind.Date,
        TimeOnly => Kind.Time,
        TimeSpan => Kind.Duration,
        _ => Kind.Other,
    };

    /// <summary>The text of a <c>str</c> or <see cref="Markup"/>; null for anything else.</summary>
    internal static string? AsText(object? value) => value as string ?? (value as Markup)?.Text;

    internal static bool IsText(object? value) => value is string or Markup;

    private static string UndefinedTypeName(UndefinedKind kind) => kind switch
    {
        UndefinedKind.Chainable => "ChainableUndefined",
        UndefinedKind.Debug => "DebugUndefined",
        UndefinedKind.Strict or UndefinedKind.StrictChainable => "StrictUndefined",
        _ => "Undefined",
    };

    private static string OtherTypeName(object value) => value switch
    {
        IJinjaObject known => known.TypeName[(known.TypeName.LastIndexOf('.') + 1)..],
        FunctionValue { IsBound: true } => "builtin_function_or_method",
        JinjaCallable => "function",
        _ => value.GetType().Name,
    };

    private static object? ReachHost(object value) => value switch
    {
        int n => Boxes.Of(n),
        IConvertible and not (DateTime or Enum) => ReachPrimitive((IConvertible)value),
        byte[] or SetValue or RangeValue or DictView or Generator or IReadOnlyList<object?> => value,
        IReadOnlyDictionary<string, object?> dictionary => Dict.Wrap(dictionary),
        IDictionary dictionary => FromDictionary(dictionary),
        ISet<string> set => new SetValue(set),
        Int128 n => Boxes.Of((BigInteger)n),
        IEnumerable and not (IJinjaObject or JinjaCallable) => FromSequence((IEnumerable)value),
        _ => value,
    };

    private static object ReachPrimitive(IConvertible value) => value.GetTypeCode() switch
    {
        TypeCode.SByte or TypeCode.Byte or TypeCode.Int16 or TypeCode.UInt16 or TypeCode.UInt32 => Boxes.Of(value.ToInt64(CultureInfo.InvariantCulture)),
        TypeCode.UInt64 => Boxes.Of((BigInteger)value.ToUInt64(CultureInfo.InvariantCulture)),
        TypeCode.Single or TypeCode.Decimal => value.ToDouble(CultureInfo.InvariantCulture),
        TypeCode.Char => value.ToString(CultureInfo.InvariantCulture),
        _ => value,
    };

    private static Dict FromDictionary(IDictionary source)
    {
        var result = new Dict(source.Count);
        foreach (DictionaryEntry entry in source)
            result.Add(entry.Key, entry.Value);
        return result;
    }

    private static List<object?> FromSequence(IEnumerable source)
    {
        var result = new List<object?>();
        foreach (var item in source)
            result.Add(Reach(item));
        return result;
    }
}
