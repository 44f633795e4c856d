using System.Numerics;
using PlaybookRunner.Jinja;

namespace PlaybookRunner.Templating.JmesPath;

/// <summary>What JMESPath says of values: it differs from Python in what is true and what is equal.</summary>
internal static class JmesValues
{
    public static bool IsNumber(object? value) => value is long or double or BigInteger;

    /// <summary>Zero is true here, and only what is empty, null or false is not.</summary>
    public static bool IsTrue(object? value) => IsNumber(value) || Python.Truth(value);

    public static object? Compare(string sign, object? left, object? right) => sign switch
    {
        "==" => AreEqual(left, right),
        "!=" => !AreEqual(left, right),
        _ when !(IsNumber(left) && IsNumber(right)) && !(Arguments.IsText(left) && Arguments.IsText(right)) => null,
        "<" => Python.Compare(left, right) < 0,
        ">" => Python.Compare(left, right) > 0,
        "<=" => Python.Compare(left, right) <= 0,
        _ => Python.Compare(left, right) >= 0,
    };

    public static object? At(object? value, long index)
    {
        if (value is not IReadOnlyList<object?> list)
            return null;
        var place = index < 0 ? list.Count + index : index;
        return place >= 0 && place < list.Count ? list[(int)place] : null;
    }

    public static object? Slice(object? value, long?[] parts)
    {
        if (parts[2] == 0)
            throw Arguments.ValueError("a JMESPath slice cannot have the step 0");
        return value is IReadOnlyList<object?> ? Python.Slice(value, parts[0], parts[1], parts[2]) : null;
    }

    // A boolean is no number.
    private static bool AreEqual(object? left, object? right) => left is bool == right is bool && Python.Equal(left, right);
}
