using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using PlaybookRunner.Generators.Models;

namespace PlaybookRunner.Generators.Reading;

/// <summary>Reads the rules among options from the attributes of an options class.</summary>
internal static class RuleReader
{
    private static readonly string[] Groups = ["MutuallyExclusive", "RequiredOneOf", "RequiredTogether"];

    public static ImmutableArray<RuleModel> Read(INamedTypeSymbol type, ImmutableArray<OptionModel> options, List<Finding> findings)
    {
        var rules = ImmutableArray.CreateBuilder<RuleModel>();
        for (INamedTypeSymbol? level = type; level is { SpecialType: not SpecialType.System_Object }; level = level.BaseType)
        {
            rules.AddRange(level.GetAttributes().Select(attribute => Read(attribute, options)).OfType<RuleModel>());
        }

        foreach (var rule in rules)
        {
            foreach (var name in rule.Options.Where(name => options.All(option => option.Name != name)))
            {
                findings.Add(Finding.At(type, Rules.UnknownOption, rule.Kind, name));
            }
        }

        return rules.ToImmutable();
    }

    private static RuleModel? Read(AttributeData attribute, ImmutableArray<OptionModel> options)
    {
        if (Groups.FirstOrDefault(attribute.IsNamed) is { } kind)
        {
            return new RuleModel(kind, AttributeValues.Texts(attribute.ConstructorArguments[0]));
        }

        if (attribute.IsNamed("RequiredBy"))
        {
            return new RuleModel("RequiredBy", AttributeValues.Texts(attribute.ConstructorArguments[1]).Insert(0, Text(attribute, 0)));
        }

        return attribute.IsNamed("RequiredIf") ? ReadRequiredIf(attribute, options) : null;
    }

    private static RuleModel ReadRequiredIf(AttributeData attribute, ImmutableArray<OptionModel> options)
    {
        var name = Text(attribute, 0);
        var value = Text(attribute, 1);
        var isBool = options.Any(option => option.Name == name && option.Kind == OptionKind.Bool);
        return new RuleModel("RequiredIf", AttributeValues.Texts(attribute.ConstructorArguments[2]).Insert(0, name))
        {
            Value = !isBool ? value : value.ToLowerInvariant() is "yes" or "true" ? "True" : "False",
            AnyOf = attribute.Flag("AnyOf"),
        };
    }

    private static string Text(AttributeData attribute, int argument) => attribute.ConstructorArguments[argument].Value as string ?? "";
}
