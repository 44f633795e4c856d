using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using PlaybookRunner.Generators.Models;

namespace PlaybookRunner.Generators.Reading;

/// <summary>Reads options classes: properties, rules, and suboptions.</summary>
internal sealed class OptionsReader(string module, bool acceptsAnyOption, List<Finding> findings)
{
    private readonly HashSet<string> _open = [];

    /// <summary>Reads an options class.</summary>
    /// <param name="type">The class.</param>
    /// <param name="isModule">Whether it has the module's own options rather than suboptions.</param>
    public OptionsModel Read(INamedTypeSymbol type, bool isModule)
    {
        _open.Add(type.ToDisplayString());
        ImmutableArray<OptionModel> options = [.. Properties(type).Select(ReadOption).OfType<OptionModel>()];
        _open.Remove(type.ToDisplayString());
        CheckNames(type, options);
        return new OptionsModel(type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat), type.Name + "Binder", module)
        {
            Options = options,
            Rules = RuleReader.Read(type, options, findings),
            AcceptsAnyOption = isModule && acceptsAnyOption,
        };
    }

    // The class's own properties first, then those it shares with others through a class above it.
    private static IEnumerable<IPropertySymbol> Properties(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? level = type; level is { SpecialType: not SpecialType.System_Object }; level = level.BaseType)
        {
            foreach (var property in level.GetMembers().OfType<IPropertySymbol>())
            {
                if (property is { IsStatic: false, DeclaredAccessibility: Accessibility.Public, IsImplicitlyDeclared: false } && !IsComputed(property))
                {
                    yield return property;
                }
            }
        }
    }

    // A property with an expression body derives something from options and is none itself.
    private static bool IsComputed(IPropertySymbol property) =>
        property.SetMethod is null && property.DeclaringSyntaxReferences.Any(reference =>
            reference.GetSyntax() is Microsoft.CodeAnalysis.CSharp.Syntax.PropertyDeclarationSyntax { ExpressionBody: not null });

    private OptionModel? ReadOption(IPropertySymbol property)
    {
        if (property.SetMethod is null)
        {
            findings.Add(Finding.At(property, Rules.NotSettable, property.Name));
            return null;
        }

        if (OptionTypes.Of(property.Type) is not { } type)
        {
            findings.Add(Finding.At(property, Rules.BadType, property.Name, property.Type.ToDisplayString()));
            return null;
        }

        var attribute = property.Find("Option");
        var option = WithSettings(new OptionModel(property.Name, attribute.Text("Name") ?? SnakeCase.Of(property.Name), type.Kind), property, attribute);
        option = WithInner(option, property, type.Inner, attribute);
        SettingCheck.Check(option, property, attribute, acceptsAnyOption, findings);
        return option;
    }

    private OptionModel WithSettings(OptionModel option, IPropertySymbol property, AttributeData? attribute)
    {
        var summary = Summary.Of(property);
        if (summary.Length == 0)
        {
            findings.Add(Finding.At(property, Rules.NoSummary, property.Name));
        }

        return option with
        {
            Kind = attribute.Flag("CollectsRest") ? OptionKind.Rest : attribute.Flag("IsSize") && option.Kind == OptionKind.Integer ? OptionKind.Size : option.Kind,
            Aliases = attribute.Texts("Aliases"),
            Choices = attribute.Texts("Choices"),
            Required = property.IsRequired,
            IsValueType = property.Type.IsValueType,
            IsNullable = property.Type.NullableAnnotation == NullableAnnotation.Annotated,
            Description = summary,
            IsPath = attribute.Flag("IsPath"),
            IsSecret = attribute.Flag("IsSecret") || option.Kind == OptionKind.Secret,
            IsExpression = attribute.Flag("IsExpression"),
        };
    }

    private OptionModel WithInner(OptionModel option, IPropertySymbol property, ITypeSymbol? inner, AttributeData? attribute)
    {
        var value = DefaultValue.Of(property);
        var texts = new Dictionary<string, string>();
        if (inner is { TypeKind: TypeKind.Enum })
        {
            var members = inner.GetMembers().OfType<IFieldSymbol>().Where(field => field.HasConstantValue).ToList();
            members.ForEach(member => texts[member.Name] = ChoiceText(member));
            option = option with
            {
                EnumType = inner.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat),
                Members = members.Select(member => member.Name).ToImmutableArray(),
                Choices = members.Select(ChoiceText).ToImmutableArray(),
            };
        }
        else if (inner is INamedTypeSymbol type && !_open.Contains(type.ToDisplayString()))
        {
            option = option with { Suboptions = Read(type, isModule: false) };
        }
        else if (inner is not null)
        {
            findings.Add(Finding.At(property, Rules.BadType, property.Name, property.Type.ToDisplayString()));
        }

        return option with
        {
            HasDefault = value is not null || (option.IsValueType && !option.IsNullable && !option.Required),
            DefaultText = DefaultValue.Show(value, name => texts.TryGetValue(name, out var text) ? text : name) ?? ImplicitDefault(option),
        };
    }

    private static string? ImplicitDefault(OptionModel option) => option switch
    {
        { Required: true } or { IsNullable: true } => null,
        { Kind: OptionKind.Bool } => "false",
        { Kind: OptionKind.Integer or OptionKind.ShortInteger or OptionKind.Float or OptionKind.Size } => "0",
        { Kind: OptionKind.Choice, Choices.Count: > 0 } => option.Choices[0],
        _ => null,
    };

    private static string ChoiceText(IFieldSymbol member) =>
        member.Find("Choice")?.ConstructorArguments[0].Value as string ?? SnakeCase.Of(member.Name);

    private void CheckNames(INamedTypeSymbol type, ImmutableArray<OptionModel> options)
    {
        var names = new HashSet<string>();
        foreach (var name in options.SelectMany(option => option.Aliases.Prepend(option.Name)))
        {
            if (!names.Add(name))
            {
                findings.Add(Finding.At(type, Rules.Duplicate, name));
            }
        }
    }
}
