namespace PlaybookRunner.Jinja;

/// <summary>
/// Registration of ordinary C# functions. Arguments are converted to <c>string</c>, <c>bool</c>, <c>int</c>, <c>long</c>, <c>double</c>, <c>decimal</c>,
/// lists and dictionaries; <c>object</c> takes anything. Results are values of the value model.
/// </summary>
public sealed partial class FunctionSet
{
    /// <summary>Adds a function without parameters.</summary>
    /// <param name="name">The name in templates.</param>
    /// <param name="function">What it does.</param>
    /// <returns>The same set.</returns>
    public FunctionSet Add<TResult>(string name, Func<TResult> function) =>
        Add(name, "", (in JinjaCall _) => function());

    /// <summary>Adds a function of one value.</summary>
    /// <param name="name">The name in templates.</param>
    /// <param name="function">What it does.</param>
    /// <param name="signature">The parameters in Python's notation, for names and defaults.</param>
    /// <returns>The same set.</returns>
    public FunctionSet Add<T, TResult>(string name, Func<T, TResult> function, string signature = "value") =>
        Add(name, signature, (in JinjaCall call) => function(ArgumentConverter.To<T>(call[0], call, 0)));

    /// <summary>Adds a function of two values.</summary>
    /// <param name="name">The name in templates.</param>
    /// <param name="function">What it does.</param>
    /// <param name="signature">The parameters in Python's notation, for names and defaults.</param>
    /// <returns>The same set.</returns>
    public FunctionSet Add<T1, T2, TResult>(string name, Func<T1, T2, TResult> function, string signature = "value, second") =>
        Add(name, signature, (in JinjaCall call) => function(
            ArgumentConverter.To<T1>(call[0], call, 0), ArgumentConverter.To<T2>(call[1], call, 1)));

    /// <summary>Adds a function of three values.</summary>
    /// <param name="name">The name in templates.</param>
    /// <param name="function">What it does.</param>
    /// <param name="signature">The parameters in Python's notation, for names and defaults.</param>
    /// <returns>The same set.</returns>
    public FunctionSet Add<T1, T2, T3, TResult>(string name, Func<T1, T2, T3, TResult> function, string signature = "value, second, third") =>
        Add(name, signature, (in JinjaCall call) => function(
            ArgumentConverter.To<T1>(call[0], call, 0), ArgumentConverter.To<T2>(call[1], call, 1), ArgumentConverter.To<T3>(call[2], call, 2)));
}
