using BenchmarkDotNet.Attributes;

namespace PlaybookRunner.Benchmarks.Templates;

/// <summary>Rendering of compiled templates.</summary>
[MemoryDiagnoser]
public class TemplateRendering
{
    private Contestants? _contestants;

    /// <summary>The name of the template.</summary>
    [Params("nginx", "table", "expression")]
    public string Workload { get; set; } = "";

    /// <summary>Compiles the templates.</summary>
    [GlobalSetup]
    public void Compile() => _contestants = new Contestants(Workload);

    /// <summary>PlaybookRunner.Jinja.</summary>
    [Benchmark(Baseline = true)]
    public string Jinja() => _contestants!.Jinja.Render(_contestants.JinjaTemplate, _contestants.JinjaSource.Data);

    /// <summary>Fluid.</summary>
    [Benchmark]
    public string Fluid() => _contestants!.Fluid.Render(_contestants.FluidTemplate, _contestants.FluidSource.Data);
}
