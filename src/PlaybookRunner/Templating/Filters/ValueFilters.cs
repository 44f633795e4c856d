using System.Numerics;
using PlaybookRunner.Jinja;

namespace PlaybookRunner.Templating.Filters;

/// <summary>Filters that ask what a value is or choose between values.</summary>
internal static class ValueFilters
{
    public static void AddTo(FunctionSet filters) => filters
        .Add("bool", "value", static (in JinjaCall c) => Arguments.IsTrue(c[0]))
        .Add("default", Lenient("default", "value, default_value='', boolean=false", static (in JinjaCall c) => Default(c)))
        .Alias("d", "default")
        .Add("ternary", Lenient("ternary", "value, true_val, false_val, none_val=none", static (in JinjaCall c) => Ternary(c)))
        .Add("mandatory", Lenient("mandatory", "a, msg=none", static (in JinjaCall c) => Mandatory(c)))
        .Add("type_debug", Lenient("type_debug", "obj", static (in JinjaCall c) => TypeName(c[0])))
        .Add("random", "end, start=none, step=none, seed=none", static (in JinjaCall c) => Pick(c))
        .Add("shuffle", "mylist, seed=none", static (in JinjaCall c) => Shuffle(c));

    private static FunctionDefinition Lenient(string name, string signature, JinjaFunction body) => new(name, Signature.Parse(signature), body) { AcceptsUndefined = true };

    private static object? Default(in JinjaCall call)
    {
        if (call[2] is not bool isForFalse)
            throw call[2] is Undefined undefined ? undefined.Error() : Arguments.TypeError($"The 'boolean' argument must be of type 'bool', not '{Python.TypeName(call[2])}'.");
        return call[0] is Undefined || (isForFalse && !Python.Truth(call[0])) ? call[1] : call[0];
    }

    private static object? Ternary(in JinjaCall call)
    {
        if (call[0] is Undefined undefined)
            throw undefined.Error();
        if (call[0] is null && call.IsGiven(3) && call[3] is not null)
            return call[3];
        return call.Boolean(0) ? call[1] : call[2];
    }

    private static object? Mandatory(in JinjaCall call)
    {
        if (call[0] is not Undefined undefined)
            return call[0];
        if (call[1] is null)
            throw new PythonException(PythonErrorType.RuntimeError, $"Mandatory variable {(undefined.Name is null ? "" : Python.Repr(undefined.Name) + " ")}not defined.");
        throw new PythonException(PythonErrorType.RuntimeError, Python.Str(call[1]));
    }

    // Lazy sequences count as the lists that they become; the name of a class stands without its module.
    private static string TypeName(object? value) => value switch
    {
        Undefined => "UndefinedMarker",
        Generator => "list",
        Omit => "_OmitType",
        _ => Python.TypeName(value) is var name ? name[(name.LastIndexOf('.') + 1)..] : "",
    };

    private static object? Pick(in JinjaCall call)
    {
        var random = RandomOf(call[3]);
        if (call[0] is long end)
        {
            var (start, step) = (call[1] is null ? 0 : call.Integer(1), call[2] is null ? 1 : call.Integer(2));
            var count = step == 0 ? throw Arguments.ValueError("zero step for randrange()") : (long)Math.Ceiling((end - start) / (double)step);
            return count > 0 ? start + (random.Below(count) * step) : throw Arguments.ValueError($"empty range in randrange({start}, {end})");
        }

        if (call[0] is BigInteger large && call[1] is null && call[2] is null && large.Sign > 0)
            return random.Below(large);
        if (!Python.IsIterable(call[0]))
            throw Arguments.TypeError("random can only be used on sequences and integers");
        if (call[1] is not null || call[2] is not null)
            throw Arguments.TypeError("start and step can only be used with integer values");
        var items = Python.ToList(call[0], call.Context.Limits);
        return items.Count > 0 ? items[(int)random.Below(items.Count)] : throw new PythonException(PythonErrorType.IndexError, "Cannot choose from an empty sequence");
    }

    private static object? Shuffle(in JinjaCall call)
    {
        if (!Python.IsIterable(call[0]))
            return call[0];
        var items = Python.ToList(call[0], call.Context.Limits);
        var random = RandomOf(call[1]);
        for (var i = items.Count - 1; i > 0; i--)
        {
            var j = (int)random.Below(i + 1);
            (items[i], items[j]) = (items[j], items[i]);
        }

        return items;
    }

    private static PythonRandom RandomOf(object? seed) => seed is null ? new PythonRandom((uint)System.Security.Cryptography.RandomNumberGenerator.GetInt32(int.MaxValue)) : PythonRandom.Seeded(seed);
}
