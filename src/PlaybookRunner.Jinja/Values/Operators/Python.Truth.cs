using System.Numerics;

namespace PlaybookRunner.Jinja;

public static partial class Python
{
    /// <summary>Python's <c>bool(value)</c>.</summary>
    /// <exception cref="PythonException">The value is a strict undefined.</exception>
    public static bool Truth(object? value) => value switch
    {
        bool b => b,
        null => false,
        string s => s.Length > 0,
        long n => n != 0,
        Dict d => d.Count > 0,
        _ => SlowTruth(value),
    };

    private static bool SlowTruth(object value)
    {
        switch (value)
        {
            case double d:
                return d != 0;
            case BigInteger n:
                return !n.IsZero;
            case Markup m:
                return m.Text.Length > 0;
            case byte[] b:
                return b.Length > 0;
            case RangeValue r:
                return r.Count > 0;
            case TimeSpan t:
                return t != TimeSpan.Zero;
            case IReadOnlyCollection<object?> c:
                return c.Count > 0;
            case Undefined u:
                u.FailIfStrict();
                return false;
            default:
                return true;
        }
    }
}
