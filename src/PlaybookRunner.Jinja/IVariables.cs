namespace PlaybookRunner.Jinja;

/// <summary>The variables that a template sees. Read-only for templates; a host may compute values when they are asked for.</summary>
public interface IVariables
{
    /// <summary>Looks a variable up.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="value">Its value, which may be a <see cref="Deferred"/>: the evaluator resolves it.</param>
    /// <returns>Whether it exists.</returns>
    bool TryGet(string name, out object? value);

    /// <summary>The names of all variables, for suggestions in error messages and for templates that import with context.</summary>
    IEnumerable<string> Names { get; }
}
