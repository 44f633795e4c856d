using PlaybookRunner.Content;
using PlaybookRunner.Jinja;
using PlaybookRunner.Modules;
using PlaybookRunner.Playbooks;
using PlaybookRunner.Templating;
using PlaybookRunner.Variables;

namespace PlaybookRunner.Execution;

/// <summary>Templates and expressions in the scope of a running task, for its module.</summary>
internal sealed class TaskTemplates(RunServices services, VariableScope scope, SourcePosition taskPosition) : ITaskTemplates
{
    public string RenderFile(string path, TemplateSettings settings, IReadOnlyDictionary<string, object?> variables)
    {
        var file = services.Content.ReadText(path);
        var inner = scope.With(new FixedLayer([.. variables]));
        return services.Templates.RenderFile(file, settings, inner, taskPosition);
    }

    public object? Evaluate(string expression) => services.Templates.Evaluate(Written(expression), scope);

    public bool IsTrue(object? condition) => condition switch
    {
        bool truth => truth,
        string expression => services.Conditions.Holds(new Condition(Written(expression)), scope),
        _ => services.Conditions.Holds(new Condition(condition, taskPosition), scope),
    };

    public string ToText(object? value) => Python.Str(value);

    // A module hands its expressions over as text; their markup was written in content, so they are templates.
    private TemplateText Written(string expression) => new(expression, taskPosition, kind: TemplateKind.Expression);
}
