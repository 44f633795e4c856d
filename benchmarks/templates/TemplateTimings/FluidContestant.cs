using Fluid;

namespace TemplateTimings;

internal sealed class FluidContestant : Contestant
{
    private readonly FluidParser _parser = new();
    private readonly TemplateOptions _options = new();

    public override string Name => "Fluid";

    public override string Extension => ".liquid";

    public override object Compile(string source) => _parser.Parse(source);

    public override string Render(object template, Dictionary<string, object?> data) => ((IFluidTemplate)template).Render(new TemplateContext(data, _options));
}
