namespace PlaybookRunner.Jinja;

/// <summary>The body of a filter, test, global function or method. It may throw <see cref="PythonException"/>; the evaluator adds the place.</summary>
/// <param name="call">The bound arguments and the context of the call; valid only until the function returns.</param>
/// <returns>The result, a value of the value model.</returns>
public delegate object? JinjaFunction(in JinjaCall call);
