using PlaybookRunner.Generators.Models;

namespace PlaybookRunner.Generators.Writing;

/// <summary>The expression that reads an option, with its default.</summary>
internal static class ReadExpression
{
    public static string Of(OptionModel option, int number)
    {
        if (option.Kind == OptionKind.Choice)
        {
            var otherwise = option.Required ? "default" : "Defaults." + option.Property;
            return $"reader.Choice({number}, {option.Property}Texts) is var choice{number} and >= 0 ? {option.Property}Values[choice{number}] : {otherwise}";
        }

        var read = Call(option, number);
        return option switch
        {
            { Required: true, IsValueType: true } => $"{read}.GetValueOrDefault()",
            { Required: true } => read + "!",
            _ => $"{read} ?? Defaults.{option.Property}",
        };
    }

    private static string Call(OptionModel option, int number) => option.Kind switch
    {
        OptionKind.Suboptions or OptionKind.SuboptionList =>
            $"reader.{option.Kind}({number}, {option.Suboptions!.Binder}.Table, {option.Suboptions.Binder}.Bind)",
        OptionKind.Text or OptionKind.Texts when option.Choices.Count > 0 => $"reader.{option.Kind}({number}, {option.Property}Texts)",
        _ => $"reader.{option.Kind}({number})",
    };
}
