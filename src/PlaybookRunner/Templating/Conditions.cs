using PlaybookRunner.Jinja;
using PlaybookRunner.Playbooks;
using PlaybookRunner.Variables;

namespace PlaybookRunner.Templating;

/// <summary>Evaluates conditions (<c>when</c>, <c>until</c>, <c>changed_when</c>, <c>failed_when</c>, <c>that</c>) by ansible-core 2.19's rule that a result is a boolean.</summary>
/// <param name="templates">Evaluates expressions.</param>
/// <param name="strict">Whether a result that is no boolean is an error rather than a warning.</param>
internal sealed class Conditions(TemplateEngine templates, bool strict)
{
    /// <summary>Whether all conditions hold; the first that does not ends the evaluation.</summary>
    /// <param name="conditions">The conditions.</param>
    /// <param name="scope">The scope.</param>
    /// <param name="failed">The condition that does not hold; null when all do.</param>
    /// <exception cref="PlaybookException">A condition is wrong, undefined, or not boolean.</exception>
    public bool AllHold(IReadOnlyList<Condition> conditions, VariableScope scope, out Condition? failed)
    {
        foreach (var condition in conditions)
        {
            if (!Holds(condition, scope))
            {
                failed = condition;
                return false;
            }
        }

        failed = null;
        return true;
    }

    public bool Holds(Condition condition, VariableScope scope)
    {
        if (condition.Expression is null)
            return condition.Literal is null || Truth(condition.Literal, condition.Position, scope);
        if (string.IsNullOrWhiteSpace(condition.Expression.Text))
            throw new PlaybookException(ErrorCodes.BrokenConditional, "the condition is empty", condition.Position);
        return Truth(templates.Evaluate(condition.Expression, scope), condition.Position, scope);
    }

    private bool Truth(object? value, SourcePosition position, VariableScope scope)
    {
        if (value is bool truth)
            return truth;
        var problem = $"the condition's result is {Python.TypeName(value)}, not a boolean";
        if (strict)
            throw new PlaybookException(ErrorCodes.BrokenConditional, problem, position) { Hint = "compare it, or add a test or filter such as '| bool', '| length > 0' or 'is defined'" };
        var meant = LenientTruth(value);
        scope.Surroundings.Warn($"{problem}; it is taken as {(meant ? "true" : "false")} ({position})");
        return meant;
    }

    // Before 2.19 a text was read as an expression; the spelled-out booleans are what people meant by it.
    private static bool LenientTruth(object? value) => value is string text
        ? text.Trim().ToUpperInvariant() is not ("" or "FALSE" or "NO" or "OFF" or "N" or "F" or "0" or "NONE")
        : Python.Truth(value);
}
