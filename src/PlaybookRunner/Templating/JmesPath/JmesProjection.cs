using PlaybookRunner.Jinja;

namespace PlaybookRunner.Templating.JmesPath;

/// <summary>Applies an expression to many elements; elements for which it yields nothing are left out.</summary>
internal static class JmesProjection
{
    public static JmesExpression OfElements(JmesExpression source, JmesExpression each) =>
        value => source(value) is IReadOnlyList<object?> list ? Apply(list, each) : null;

    public static JmesExpression OfValues(JmesExpression source, JmesExpression each) =>
        value => source(value) is Dict dict ? Apply(dict.Values, each) : null;

    public static JmesExpression Filtered(JmesExpression source, JmesExpression condition, JmesExpression each) =>
        value => source(value) is IReadOnlyList<object?> list ? Apply(list.Where(item => JmesValues.IsTrue(condition(item))), each) : null;

    public static JmesExpression Flattened(JmesExpression source, JmesExpression each) =>
        value => source(value) is IReadOnlyList<object?> list ? Apply(list.SelectMany(static item => item as IReadOnlyList<object?> ?? [item]), each) : null;

    private static List<object?> Apply(IEnumerable<object?> items, JmesExpression each) => [.. items.Select(item => each(item)).Where(static result => result is not null)];
}
