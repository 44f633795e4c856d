using PlaybookRunner.Jinja;

namespace TemplateTimings;

internal sealed class JinjaContestant : Contestant
{
    private readonly JinjaEnvironment _environment = new();

    public override string Name => "PlaybookRunner.Jinja";

    public override string Extension => ".j2";

    public override object Compile(string source) => _environment.Compile(source);

    public override string Render(object template, Dictionary<string, object?> data) => ((JinjaTemplate)template).Render(data);
}
