using System.Globalization;
using System.Numerics;
using PlaybookRunner.Jinja;

namespace PlaybookRunner.Templating.JmesPath;

/// <summary>The built-in functions of JMESPath.</summary>
internal static class JmesFunctions
{
    private static readonly JsonFormat Compact = new() { ItemSeparator = ",", KeySeparator = ":" };

    /// <summary>The function of a name that takes so many arguments; null if there is none.</summary>
    public static Func<List<object?>, object?>? Find(string name, int arguments) => (name, arguments) switch
    {
        ("abs", 1) => static a => AsNumber(a[0]) is double number ? Math.Abs(number) : Python.ToInteger(BigInteger.Abs(Whole(a[0]))),
        ("avg", 1) => static a => Numbers(a[0]) is { Count: > 0 } numbers ? numbers.Sum(static each => Python.ToFloat(each)) / numbers.Count : null,
        ("ceil", 1) => static a => Python.ToInteger(Math.Ceiling(Python.ToFloat(AsNumber(a[0])))),
        ("contains", 2) => static a => Contains(a[0], a[1]),
        ("ends_with", 2) => static a => Text(a[0]).EndsWith(Text(a[1]), StringComparison.Ordinal),
        ("floor", 1) => static a => Python.ToInteger(Math.Floor(Python.ToFloat(AsNumber(a[0])))),
        ("join", 2) => static a => string.Join(Text(a[0]), List(a[1]).Select(Text)),
        ("keys", 1) => static a => Mapping(a[0]).Keys.ToList(),
        ("length", 1) => static a => Length(a[0]),
        ("map", 2) => static a => Reference(a[0]) is var each ? List(a[1]).Select(item => each(item)).ToList() : null,
        ("max", 1) => static a => Ordered(List(a[0]), static item => item).LastOrDefault(),
        ("max_by", 2) => static a => Best(a, -1),
        ("merge", > 0) => static a => new Dict(a.SelectMany(static each => Mapping(each)).GroupBy(static entry => entry.Key!).Select(static group => group.Last())),
        ("min", 1) => static a => Ordered(List(a[0]), static item => item).FirstOrDefault(),
        ("min_by", 2) => static a => Best(a, 1),
        ("not_null", > 0) => static a => a.Find(static each => each is not null),
        ("reverse", 1) => static a => a[0] is string or Markup ? Python.Slice(a[0], null, null, -1L) : List(a[0]).Reverse().ToList(),
        ("sort", 1) => static a => Ordered(List(a[0]), static item => item).ToList(),
        ("sort_by", 2) => static a => Ordered(List(a[0]), Reference(a[1])).ToList(),
        ("starts_with", 2) => static a => Text(a[0]).StartsWith(Text(a[1]), StringComparison.Ordinal),
        ("sum", 1) => static a => Numbers(a[0]).Aggregate((object?)0L, static (sum, each) => Python.Add(sum, each, Limits.Default)),
        ("to_array", 1) => static a => a[0] is IReadOnlyList<object?> ? a[0] : new List<object?> { a[0] },
        ("to_number", 1) => static a => ToNumber(a[0]),
        ("to_string", 1) => static a => Arguments.IsText(a[0]) ? a[0] : Python.ToJson(a[0], Compact, Limits.Default),
        ("type", 1) => static a => TypeOf(a[0]),
        ("values", 1) => static a => Mapping(a[0]).Values.ToList(),
        _ => null,
    };

    private static string TypeOf(object? value) => value switch
    {
        null => "null",
        bool => "boolean",
        string or Markup => "string",
        Dict => "object",
        JmesReference => "expref",
        IReadOnlyList<object?> => "array",
        _ => "number",
    };

    private static PythonException Wrong(object? value, string wanted) => Arguments.TypeError($"a JMESPath function takes {wanted} here, not {TypeOf(value)}");

    private static string Text(object? value) => Arguments.IsText(value) ? Python.Str(value) : throw Wrong(value, "a string");

    private static object? AsNumber(object? value) => JmesValues.IsNumber(value) ? value : throw Wrong(value, "a number");

    private static BigInteger Whole(object? value) => value is long number ? number : (BigInteger)value!;

    private static IReadOnlyList<object?> List(object? value) => value as IReadOnlyList<object?> ?? throw Wrong(value, "an array");

    private static List<object?> Numbers(object? value) => [.. List(value).Select(AsNumber)];

    private static Dict Mapping(object? value) => value as Dict ?? throw Wrong(value, "an object");

    private static JmesExpression Reference(object? value) => (value as JmesReference ?? throw Wrong(value, "an expression behind &")).Expression;

    private static bool Contains(object? container, object? item) => container switch
    {
        string or Markup => Arguments.IsText(item) && Python.Str(container).Contains(Python.Str(item), StringComparison.Ordinal),
        _ => List(container).Any(each => JmesValues.Compare("==", each, item) is true),
    };

    private static long Length(object? value) => value is string or Markup or Dict or IReadOnlyList<object?> ? Python.Length(value) : throw Wrong(value, "a string, array or object");

    private static object? ToNumber(object? value)
    {
        if (JmesValues.IsNumber(value))
            return value;
        if (!Arguments.IsText(value))
            return null;
        var text = Python.Str(value);
        return long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole) ? whole
            : double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;
    }

    // What is sorted are numbers or strings, not both.
    private static IEnumerable<object?> Ordered(IReadOnlyList<object?> items, JmesExpression key)
    {
        var keyed = items.Select(item => (Key: key(item), Item: item)).ToList();
        var areTexts = keyed.Count > 0 && Arguments.IsText(keyed[0].Key);
        foreach (var (each, _) in keyed)
            _ = areTexts ? Text(each) : AsNumber(each);
        return keyed.OrderBy(static each => each.Key, Comparer<object?>.Create(static (left, right) => Python.Compare(left, right))).Select(static each => each.Item);
    }

    private static object? Best(List<object?> arguments, int direction)
    {
        var ordered = Ordered(List(arguments[0]), Reference(arguments[1]));
        return direction > 0 ? ordered.FirstOrDefault() : ordered.Reverse().FirstOrDefault();
    }
}
