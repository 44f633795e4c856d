using PlaybookRunner.Content;
using PlaybookRunner.Jinja;
using PlaybookRunner.Playbooks;
using PlaybookRunner.Templating;
using PlaybookRunner.Variables;

namespace PlaybookRunner.Execution;

/// <summary>Evaluates the names of imports, for which only extra variables and the variables written around them are known.</summary>
internal sealed class StaticTemplates(TemplateEngine templates, Conditions conditions, IVariableLayer extraVariables, ContentLoader content) : IStaticTemplates
{
    public string Evaluate(TemplateText template, IReadOnlyList<VariableSet> variables)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(template.Position.File.Path)) ?? "";
        var files = new TaskControlFiles(content, new ContentPaths([], folder, folder));
        var scope = new VariableScope([extraVariables, .. variables.Reverse()], templates, new TemplateSurroundings(files, conditions, template.Position, static _ => { }, CancellationToken.None));
        return Python.Str(templates.Evaluate(template, scope));
    }
}
