using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using PlaybookRunner.Modules;

namespace PlaybookRunner.Generators.Tests;

/// <summary>A project with one source text, and what the generator made of it.</summary>
internal sealed record Compiled(GeneratorDriver Driver, Compilation Compilation, ImmutableArray<Diagnostic> Findings)
{
    private const string Usings = "using System; using System.Collections.Generic; using System.Threading; using System.Threading.Tasks; using PlaybookRunner; using PlaybookRunner.Modules; ";

    public static Compiled Of(string source)
    {
        var compilation = CSharpCompilation.Create(
            "Sample",
            [Parse(source)],
            References(),
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
        GeneratorDriver driver = CSharpGeneratorDriver.Create(
            [new ModuleGenerator().AsSourceGenerator()],
            optionsProvider: new RootNamespace("Sample"),
            driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));
        return Run(driver, compilation);
    }

    public static Compiled Run(GeneratorDriver driver, Compilation compilation)
    {
        driver = driver.RunGeneratorsAndUpdateCompilation(compilation, out var result, out var findings);
        return new Compiled(driver, result, findings);
    }

    public static SyntaxTree Parse(string source) => CSharpSyntaxTree.ParseText(Usings + source, path: "Sample.cs");

    /// <summary>The text generated in a file.</summary>
    public string Generated(string file) =>
        Driver.GetRunResult().GeneratedTrees.Single(tree => Path.GetFileName(tree.FilePath) == file).ToString();

    private static IEnumerable<MetadataReference> References()
    {
        var platform = (string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!;
        return platform.Split(Path.PathSeparator)
            .Append(typeof(ModuleAttribute).Assembly.Location)
            .Distinct()
            .Select(path => MetadataReference.CreateFromFile(path));
    }

    private sealed class RootNamespace(string name) : AnalyzerConfigOptionsProvider
    {
        public override AnalyzerConfigOptions GlobalOptions { get; } = new Options(name);

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => GlobalOptions;

        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => GlobalOptions;

        private sealed class Options(string name) : AnalyzerConfigOptions
        {
            public override bool TryGetValue(string key, out string value)
            {
                value = name;
                return key == "build_property.RootNamespace";
            }
        }
    }
}
