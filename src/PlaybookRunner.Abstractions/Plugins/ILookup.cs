namespace PlaybookRunner.Plugins;

/// <summary>A lookup: yields values from outside of the variables, for <c>lookup()</c>, <c>query()</c> and <c>with_NAME</c>.</summary>
public interface ILookup
{
    /// <summary>The names it is called by, the fully qualified one first.</summary>
    IReadOnlyList<string> Names { get; }

    /// <summary>Looks the terms up. It runs on the host's own worker and may wait.</summary>
    /// <exception cref="Jinja.PythonException">The lookup failed; the place of the call is added by the evaluator.</exception>
    IReadOnlyList<object?> Run(LookupCall call);
}
