using Microsoft.CodeAnalysis;
using PlaybookRunner.Generators.Models;

namespace PlaybookRunner.Generators.Reading;

/// <summary>Finds settings of an option that do not fit its type.</summary>
internal static class SettingCheck
{
    public static void Check(OptionModel option, IPropertySymbol property, AttributeData? attribute, bool acceptsAnyOption, List<Finding> findings)
    {
        foreach (var (setting, reason) in Misfits(option, attribute, acceptsAnyOption, property))
        {
            findings.Add(Finding.At(property, Rules.Misfit, setting, property.Name, reason));
        }
    }

    private static IEnumerable<(string Setting, string Reason)> Misfits(OptionModel option, AttributeData? attribute, bool acceptsAnyOption, IPropertySymbol property)
    {
        if (attribute.Flag("IsSize") && option.Kind != OptionKind.Size)
        {
            yield return ("IsSize", "the property must be a long");
        }

        if (attribute.Texts("Choices").Length > 0 && option.Kind is not (OptionKind.Text or OptionKind.Texts))
        {
            yield return ("Choices", "the property must be a string or a list of strings");
        }

        if (option.IsPath && option.Kind is not (OptionKind.Text or OptionKind.Texts))
        {
            yield return ("IsPath", "the property must be a string or a list of strings");
        }

        if (option.Kind == OptionKind.Rest && OptionTypes.Of(property.Type) is not { Kind: OptionKind.Mapping })
        {
            yield return ("CollectsRest", "the property must be an IReadOnlyDictionary<string, object?>");
        }

        if (option.Kind == OptionKind.Rest && !acceptsAnyOption)
        {
            yield return ("CollectsRest", "the module must be declared with AcceptsAnyOption");
        }
    }
}
