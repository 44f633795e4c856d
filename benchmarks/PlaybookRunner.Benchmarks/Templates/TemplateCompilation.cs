using BenchmarkDotNet.Attributes;

namespace PlaybookRunner.Benchmarks.Templates;

/// <summary>Parsing and compilation of the nginx configuration.</summary>
[MemoryDiagnoser]
public class TemplateCompilation
{
    private readonly Contestants _contestants = new("nginx");

    /// <summary>PlaybookRunner.Jinja.</summary>
    [Benchmark(Baseline = true)]
    public object Jinja() => _contestants.Jinja.Compile(_contestants.JinjaSource.Source);

    /// <summary>Fluid.</summary>
    [Benchmark]
    public object Fluid() => _contestants.Fluid.Compile(_contestants.FluidSource.Source);
}
