using PlaybookRunner.Generators.Models;

namespace PlaybookRunner.Generators.Writing;

/// <summary>The expressions that show a bound option again.</summary>
internal static class ShowExpression
{
    /// <summary>The value for the invocation.</summary>
    public static string Of(OptionModel option)
    {
        var value = "options." + option.Property;
        return option switch
        {
            { IsSecret: true } => $"BoundOptions.Hide({value})",
            { Kind: OptionKind.Mode } => $"BoundOptions.Show({value})",
            { Kind: OptionKind.ShortInteger } => $"(long?){value}",
            { Kind: OptionKind.Choice } => ChoiceText(option, value),
            { Kind: OptionKind.Suboptions } => $"{value} is null ? null : {option.Suboptions!.Binder}.Show({value})",
            { Kind: OptionKind.SuboptionList } => $"BoundOptions.ShowAll({value}, {option.Suboptions!.Binder}.Show)",
            _ => value,
        };
    }

    /// <summary>The value as text, for rules that compare it.</summary>
    public static string Text(OptionModel option)
    {
        var value = "options." + option.Property;
        return option.Kind switch
        {
            OptionKind.Text => value,
            OptionKind.Choice => ChoiceText(option, value),
            OptionKind.Bool or OptionKind.Integer or OptionKind.ShortInteger => $"BoundOptions.Text({value})",
            _ => $"{value}?.ToString()",
        };
    }

    private static string ChoiceText(OptionModel option, string value) => option.IsNullable
        ? $"{value} is null ? null : {option.Property}Texts[global::System.Array.IndexOf({option.Property}Values, {value}.Value)]"
        : $"{option.Property}Texts[global::System.Array.IndexOf({option.Property}Values, {value})]";
}
