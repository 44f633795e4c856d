using BenchmarkDotNet.Attributes;
using PlaybookRunner.Content;
using PlaybookRunner.Execution;
using PlaybookRunner.Jinja;
using PlaybookRunner.Templating;
using PlaybookRunner.Variables;

namespace PlaybookRunner.Benchmarks.Engine;

/// <summary>Variables that mention each other: each is evaluated once for a task, however often it is mentioned.</summary>
[MemoryDiagnoser]
public class VariableChains
{
    private static readonly SourcePosition Place = new(new SourceFile("vars.yml", ""), 1, 1);

    private readonly VariableSet _variables;
    private readonly TemplateEngine _templates;
    private readonly TemplateSurroundings _surroundings;

    /// <summary>Links of the chain; each mentions the next one twice.</summary>
    [Params(10, 100)]
    public int Links { get; set; }

    /// <summary>Makes the variables.</summary>
    public VariableChains()
    {
        var services = RunServicesFactory.Create(new RunOptions { Playbooks = [] }, BenchmarkContent.Plugins, RunObservers.None, null, TimeProvider.System);
        _templates = services.Templates;
        var files = new TaskControlFiles(services.Content, new ContentPaths([], ".", "."));
        _surroundings = new TemplateSurroundings(files, services.Conditions, Place, static _ => { }, CancellationToken.None);
        _variables = new VariableSet(Enumerable.Range(0, 100).Select(Link).Append(Variable("link100", "end")));
    }

    /// <summary>The first link in a new scope, as a task reaches it.</summary>
    [Benchmark]
    public object? Resolve()
    {
        var scope = new VariableScope([_variables], _templates, _surroundings);
        return scope.TryGet($"link{100 - Links}", out var value) ? Python.Reach(value) : null;
    }

    private static KeyValuePair<string, ContentValue> Link(int number) =>
        Variable($"link{number}", new TemplateText($"{{{{ link{number + 1} if link{number + 1} | length > 0 else 'nothing' }}}}", Place));

    private static KeyValuePair<string, ContentValue> Variable(string name, object value) => new(name, new ContentValue(value, Place));
}
