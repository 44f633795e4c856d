namespace PlaybookRunner.Generators.Models;

/// <summary>An options class.</summary>
/// <param name="Type">Its fully qualified name with <c>global::</c>.</param>
/// <param name="Binder">The name of the class that is generated for it.</param>
/// <param name="Module">The name of the module it is read for.</param>
internal sealed record OptionsModel(string Type, string Binder, string Module)
{
    public EquatableArray<OptionModel> Options { get; init; }

    public EquatableArray<RuleModel> Rules { get; init; }

    public bool AcceptsAnyOption { get; init; }

    /// <summary>The options that have a number in the table: all but the one that collects the rest.</summary>
    public IEnumerable<OptionModel> Numbered => Options.Where(option => option.Kind != OptionKind.Rest);
}
