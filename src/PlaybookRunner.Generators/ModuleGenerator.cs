using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PlaybookRunner.Generators.Models;
using PlaybookRunner.Generators.Reading;
using PlaybookRunner.Generators.Writing;

namespace PlaybookRunner.Generators;

/// <summary>Writes for each module class its definition with the binding of its options, and for the assembly one catalogue of its modules.</summary>
[Generator]
public sealed class ModuleGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var readings = context.SyntaxProvider.ForAttributeWithMetadataName(
            "PlaybookRunner.Modules.ModuleAttribute",
            static (node, _) => node is ClassDeclarationSyntax,
            static (marked, _) => ModuleReader.Read(marked));
        context.RegisterSourceOutput(readings, static (output, reading) => WriteModule(output, reading));

        var rootNamespace = context.AnalyzerConfigOptionsProvider.Select(static (options, _) =>
            options.GlobalOptions.TryGetValue("build_property.RootNamespace", out var name) ? name : "");
        var entries = readings
            .Where(static reading => reading.Model is not null)
            .Select(static (reading, _) => new CatalogueEntry(reading.Model!.Name, reading.Model.FullClassName))
            .Collect();
        context.RegisterSourceOutput(entries.Combine(rootNamespace), static (output, pair) => WriteCatalogue(output, pair.Left, pair.Right));
    }

    private static void WriteModule(SourceProductionContext output, ModuleReading reading)
    {
        foreach (var finding in reading.Findings)
        {
            output.ReportDiagnostic(finding.ToDiagnostic());
        }

        if (reading.Model is { } model)
        {
            output.AddSource(model.FullClassName + ".g.cs", ModuleWriter.Write(model));
        }
    }

    private static void WriteCatalogue(SourceProductionContext output, ImmutableArray<CatalogueEntry> entries, string rootNamespace)
    {
        foreach (var twins in entries.GroupBy(entry => entry.Name).Where(group => group.Count() > 1))
        {
            output.ReportDiagnostic(Diagnostic.Create(Rules.DuplicateModule, Location.None, twins.Key));
        }

        if (!entries.IsEmpty)
        {
            output.AddSource("ModuleCatalogue.g.cs", CatalogueWriter.Write(entries, rootNamespace));
        }
    }
}
