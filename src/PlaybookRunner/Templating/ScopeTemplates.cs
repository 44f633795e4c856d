using System.Text;
using PlaybookRunner.Content;
using PlaybookRunner.Jinja;
using PlaybookRunner.Modules;
using PlaybookRunner.Playbooks;
using PlaybookRunner.Variables;

namespace PlaybookRunner.Templating;

/// <summary>Templates and expressions evaluated in a scope, for modules and lookups.</summary>
internal sealed class ScopeTemplates(VariableScope scope) : ITaskTemplates
{
    private SourcePosition Position => scope.Surroundings.Position;

    public string RenderFile(string path, TemplateSettings settings, IReadOnlyDictionary<string, object?> variables) =>
        scope.Templates.RenderFile(Read(path), settings, scope.With(new FixedLayer([.. variables])), Position);

    public object? EvaluateFile(string path, TemplateSettings settings, IReadOnlyDictionary<string, object?> variables) =>
        scope.Templates.EvaluateFile(Read(path), settings, scope.With(new FixedLayer([.. variables])), Position);

    public object? Evaluate(string expression) => scope.Templates.Evaluate(Written(expression), scope);

    public bool IsTrue(object? condition) => scope.Surroundings.Conditions.Holds(
        condition is string expression ? new Condition(Written(expression)) : new Condition(condition, Position), scope);

    public string ToText(object? value) => Python.Str(value);

    private SourceFile Read(string path) => new(path, Encoding.UTF8.GetString(scope.Surroundings.Files.Read(path)));

    // A module hands its expressions over as text; they were written in content, so they are templates.
    private TemplateText Written(string expression) => new(expression, Position, kind: TemplateKind.Expression);
}
