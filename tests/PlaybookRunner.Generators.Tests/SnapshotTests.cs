using Microsoft.CodeAnalysis;

namespace PlaybookRunner.Generators.Tests;

/// <summary>The generated code as a whole. Run with <c>UPDATE_GOLDEN=1</c> to write what is generated now, and review the difference.</summary>
public sealed class SnapshotTests
{
    private static readonly string Folder = Path.Combine(FindFolder(), "Snapshots");

    [TestCase("Sample.Builtin.LinkModule.g.cs")]
    [TestCase("ModuleCatalogue.g.cs")]
    public void The_generated_code_is_the_recorded_one(string file)
    {
        var generated = Compile().Generated(file);
        var recorded = Path.Combine(Folder, file + ".txt");
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") is not null)
        {
            File.WriteAllText(recorded, generated);
        }

        Assert.That(generated, Is.EqualTo(File.ReadAllText(recorded)));
    }

    [Test]
    public void The_generated_code_compiles_without_warnings()
    {
        var compiled = Compile();
        var problems = compiled.Compilation.GetDiagnostics().Where(problem => problem.Severity >= DiagnosticSeverity.Warning);
        Assert.That(compiled.Findings.Concat(problems), Is.Empty);
    }

    [Test]
    public void A_change_elsewhere_writes_nothing_again()
    {
        var compiled = Compile();
        var again = Compiled.Run(compiled.Driver, compiled.Compilation.AddSyntaxTrees(Compiled.Parse("class Unrelated;")));
        var reasons = again.Driver.GetRunResult().Results.Single().TrackedOutputSteps
            .SelectMany(step => step.Value)
            .SelectMany(step => step.Outputs)
            .Select(output => output.Reason);
        Assert.That(reasons, Is.All.EqualTo(IncrementalStepRunReason.Cached));
    }

    private static Compiled Compile() => Compiled.Of(File.ReadAllText(Path.Combine(Folder, "Sample.cs.txt")));

    private static string FindFolder([System.Runtime.CompilerServices.CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
}
