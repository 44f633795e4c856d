using TemplateTimings;

namespace PlaybookRunner.Benchmarks.Templates;

/// <summary>The two contestants that .NET has, made sure to render the same.</summary>
internal sealed class Contestants
{
    public Contestants(string workload)
    {
        string folder = Path.Combine(AppContext.BaseDirectory, "workloads");
        JinjaSource = Workload.Read(folder, workload, Jinja);
        FluidSource = Workload.Read(folder, workload, Fluid);
        JinjaTemplate = Jinja.Compile(JinjaSource.Source);
        FluidTemplate = FluidSource.Compile(Fluid, Jinja.Render(JinjaTemplate, JinjaSource.Data));
    }

    public JinjaContestant Jinja { get; } = new();

    public FluidContestant Fluid { get; } = new();

    public Workload JinjaSource { get; }

    public Workload FluidSource { get; }

    public object JinjaTemplate { get; }

    public object FluidTemplate { get; }
}
