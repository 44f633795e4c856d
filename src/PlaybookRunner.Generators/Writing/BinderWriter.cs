using PlaybookRunner.Generators.Models;
using static PlaybookRunner.Generators.Writing.CodeText;

namespace PlaybookRunner.Generators.Writing;

/// <summary>Writes the class that binds one options class: its table, its defaults, binding, showing and describing.</summary>
internal static class BinderWriter
{
    private const string Values = "global::System.Collections.Generic.OrderedDictionary<string, object?>";

    public static void Write(CodeText code, OptionsModel options)
    {
        code.Open($"private static class {options.Binder}");
        WriteTable(code, options);
        WriteDefaults(code, options);
        WriteChoices(code, options);
        WriteBind(code, options);
        WriteShow(code, options);
        WriteDescribe(code, options);
        code.Close();
    }

    private static void WriteTable(CodeText code, OptionsModel options)
    {
        code.Line("public static readonly OptionTable Table = new(");
        var entries = options.Numbered.Select(option => "    " + Entry(option)).Prepend("    " + Literal(options.Module)).ToList();
        for (var i = 0; i < entries.Count; i++)
        {
            code.Line(entries[i] + (i < entries.Count - 1 ? "," : ")"));
        }

        code.Open();
        code.Line($"AcceptsAnyOption = {Literal(options.AcceptsAnyOption)},");
        foreach (var group in options.Rules.Where(rule => rule.Kind != "RequiredIf").GroupBy(rule => rule.Kind))
        {
            code.Line($"{group.Key} = [{string.Join(", ", group.Select(rule => Literals(rule.Options)))}],");
        }

        code.Close(";").Line();
    }

    private static string Entry(OptionModel option)
    {
        var settings = new List<string>();
        if (option.Aliases.Count > 0)
        {
            settings.Add($"Aliases = {Literals(option.Aliases)}");
        }

        settings.AddRange(new[] { (option.Required, "Required"), (option.HasDefault, "HasDefault"), (option.IsSecret, "IsSecret") }
            .Where(pair => pair.Item1)
            .Select(pair => pair.Item2 + " = true"));
        var entry = $"new OptionEntry({Literal(option.Name)}, {Literal(option.AnsibleType)})";
        return settings.Count == 0 ? entry : $"{entry} {{ {string.Join(", ", settings)} }}";
    }

    private static void WriteDefaults(CodeText code, OptionsModel options)
    {
        var required = options.Options.Where(option => option.Required).Select(option => $"{option.Property} = default!");
        code.Line($"private static readonly {options.Type} Defaults = new() {{ {string.Join(", ", required)} }};").Line();
    }

    private static void WriteChoices(CodeText code, OptionsModel options)
    {
        foreach (var option in options.Options.Where(option => option.Choices.Count > 0))
        {
            code.Line($"private static readonly string[] {option.Property}Texts = {Literals(option.Choices)};").Line();
            if (option.Kind == OptionKind.Choice)
            {
                var members = option.Members.Select(member => $"{option.EnumType}.{member}");
                code.Line($"private static readonly {option.EnumType}[] {option.Property}Values = [{string.Join(", ", members)}];").Line();
            }
        }
    }

    private static void WriteBind(CodeText code, OptionsModel options)
    {
        code.Open($"public static {options.Type} Bind(OptionReader reader)");
        code.Open($"var options = new {options.Type}");
        var number = 0;
        foreach (var option in options.Options)
        {
            code.Line($"{option.Property} = {(option.Kind == OptionKind.Rest ? "reader.Rest" : ReadExpression.Of(option, number++))},");
        }

        code.Close(";");
        code.Line("reader.CheckRules();");
        foreach (var rule in options.Rules.Where(rule => rule.Kind == "RequiredIf"))
        {
            var condition = options.Options.First(option => option.Name == rule.Options[0]);
            var required = string.Join(", ", rule.Options.Skip(1).Select(Literal));
            code.Line($"reader.CheckRequiredIf({Literal(condition.Name)}, {ShowExpression.Text(condition)}, {Literal(rule.Value)}, {Literal(rule.AnyOf)}, {required});");
        }

        code.Line("return options;").Close().Line();
    }

    private static void WriteShow(CodeText code, OptionsModel options)
    {
        code.Open($"public static {Values} Show({options.Type} options)");
        code.Line($"var values = new {Values}({options.Options.Count});");
        foreach (var option in options.Options)
        {
            code.Line(option.Kind == OptionKind.Rest
                ? $"foreach (var pair in options.{option.Property}) values[pair.Key] = pair.Value;"
                : $"values[{Literal(option.Name)}] = {ShowExpression.Of(option)};");
        }

        code.Line("return values;").Close().Line();
    }

    private static void WriteDescribe(CodeText code, OptionsModel options)
    {
        code.Open("public static OptionDefinition[] Describe() => new OptionDefinition[]");
        foreach (var option in options.Numbered)
        {
            code.Open($"new OptionDefinition({Literal(option.Name)}, {Literal(option.AnsibleType)})");
            WriteDescription(code, option);
            code.Close(",");
        }

        code.Close(";");
    }

    private static void WriteDescription(CodeText code, OptionModel option)
    {
        code.Line($"Aliases = {Literals(option.Aliases)},");
        code.Line($"Required = {Literal(option.Required)},");
        code.Line($"Default = {Literal(option.DefaultText)},");
        code.Line($"Choices = {Literals(option.Choices)},");
        code.Line($"Elements = {Literal(option.Elements)},");
        code.Line($"Description = {Literal(option.Description)},");
        code.Line($"IsSecret = {Literal(option.IsSecret)},");
        code.Line($"IsExpression = {Literal(option.IsExpression)},");
        if (option.Suboptions is { } suboptions)
        {
            code.Line($"Suboptions = {suboptions.Binder}.Describe(),");
        }
    }
}
