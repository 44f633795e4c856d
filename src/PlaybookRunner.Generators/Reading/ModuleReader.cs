using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PlaybookRunner.Generators.Models;

namespace PlaybookRunner.Generators.Reading;

/// <summary>Reads a class that is marked as a module.</summary>
internal static class ModuleReader
{
    public static ModuleReading Read(GeneratorAttributeSyntaxContext context)
    {
        var findings = new List<Finding>();
        var type = (INamedTypeSymbol)context.TargetSymbol;
        var model = Read(type, context.Attributes[0], (ClassDeclarationSyntax)context.TargetNode, findings);
        var isSound = findings.All(finding => finding.Rule.DefaultSeverity != DiagnosticSeverity.Error);
        return new ModuleReading(isSound ? model : null, findings.ToImmutableArray());
    }

    private static ModuleModel? Read(INamedTypeSymbol type, AttributeData attribute, ClassDeclarationSyntax syntax, List<Finding> findings)
    {
        CheckClass(type, syntax, findings);
        var name = attribute.ConstructorArguments.FirstOrDefault().Value as string ?? "";
        foreach (var wrong in attribute.Texts("Aliases").Insert(0, name).Where(one => one.Split('.') is not { Length: >= 3 } parts || parts.Contains("")))
        {
            findings.Add(Finding.At(type, Rules.BadName, wrong));
        }

        if (OptionsClass(type) is not { } optionsClass)
        {
            findings.Add(Finding.At(type, Rules.NoModule, type.Name));
            return null;
        }

        var model = ReadAttribute(type, name, attribute) with
        {
            Options = new OptionsReader(name, attribute.Flag("AcceptsAnyOption"), findings).Read(optionsClass, isModule: true),
        };
        CheckModel(type, model, findings);
        return model;
    }

    private static ModuleModel ReadAttribute(INamedTypeSymbol type, string name, AttributeData attribute) =>
        new(type.ContainingNamespace.IsGlobalNamespace ? "" : type.ContainingNamespace.ToDisplayString(), type.Name, name)
        {
            Aliases = attribute.Texts("Aliases"),
            Description = Summary.Of(type),
            FreeFormOption = attribute.Text("FreeFormOption"),
            AcceptsAnyOption = attribute.Flag("AcceptsAnyOption"),
            SupportsCheckMode = attribute.Flag("SupportsCheckMode", otherwise: true),
            NeedsNoTarget = attribute.Flag("NeedsNoTarget"),
            RunsOncePerBatch = attribute.Flag("RunsOncePerBatch"),
            RunsDetached = attribute.Flag("RunsDetached"),
        };

    private static void CheckClass(INamedTypeSymbol type, ClassDeclarationSyntax syntax, List<Finding> findings)
    {
        var isPartial = syntax.Modifiers.Any(SyntaxKind.PartialKeyword);
        if (!isPartial || type.ContainingType is not null || type.IsGenericType || type.IsAbstract)
        {
            findings.Add(Finding.At(type, Rules.NotPartial, type.Name));
        }

        if (type.InstanceConstructors.All(constructor => constructor.Parameters.Length > 0))
        {
            findings.Add(Finding.At(type, Rules.NoConstructor, type.Name));
        }
    }

    private static void CheckModel(INamedTypeSymbol type, ModuleModel model, List<Finding> findings)
    {
        if (model.Description.Length == 0)
        {
            findings.Add(Finding.At(type, Rules.NoSummary, type.Name));
        }

        if (model.FreeFormOption is { } option && model.Options.Options.All(one => one.Name != option))
        {
            findings.Add(Finding.At(type, Rules.UnknownOption, "FreeFormOption", option));
        }
    }

    private static INamedTypeSymbol? OptionsClass(INamedTypeSymbol type)
    {
        var interfaces = type.AllInterfaces
            .Where(one => one.OriginalDefinition.ToDisplayString() is "PlaybookRunner.Modules.IModule<TOptions>" or "PlaybookRunner.Modules.IModule<in TOptions>")
            .ToList();
        return interfaces.Count == 1 && interfaces[0].TypeArguments[0] is INamedTypeSymbol { DeclaringSyntaxReferences.Length: > 0 } options ? options : null;
    }
}
