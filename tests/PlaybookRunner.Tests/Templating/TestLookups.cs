using PlaybookRunner.Content;
using PlaybookRunner.Execution;
using PlaybookRunner.Jinja;
using PlaybookRunner.Templating;
using PlaybookRunner.Templating.Lookups;
using PlaybookRunner.Variables;

namespace PlaybookRunner.Tests.Templating;

/// <summary>Evaluates expressions that call lookups, as a task in a folder would.</summary>
/// <param name="folder">The folder of the playbook.</param>
internal sealed class TestLookups(string folder)
{
    public object? Evaluate(string expression)
    {
        var environment = new JinjaEnvironment(TemplateEngine.PlaybookOptions);
        AnsibleFunctions.AddTo(environment);
        new LookupFunctions(new LookupRegistry(BuiltInLookups.All)).AddTo(environment);
        var templates = new TemplateEngine(environment);
        var position = new SourcePosition(new SourceFile("test", expression), 1, 1);
        var files = new TaskControlFiles(new ContentLoader(new DiskContent(), VaultSecrets.None), new ContentPaths([], folder, folder));
        var surroundings = new TemplateSurroundings(files, new Conditions(templates, strict: true), position, static _ => { }, CancellationToken.None);
        return templates.Evaluate(new TemplateText(expression, position, kind: TemplateKind.Expression), new VariableScope([], templates, surroundings));
    }
}
