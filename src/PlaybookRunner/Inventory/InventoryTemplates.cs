using PlaybookRunner.Content;
using PlaybookRunner.Execution;
using PlaybookRunner.Templating;
using PlaybookRunner.Variables;

namespace PlaybookRunner.Inventory;

/// <summary>What inventory plugins need to evaluate templates while the inventory is still being read.</summary>
internal sealed class InventoryTemplates(TemplateEngine templates, Conditions conditions, ContentLoader content, IVariableLayer extraVariables, FactCache facts)
{
    public TemplateEngine Engine => templates;

    public Conditions Conditions => conditions;

    public IVariableLayer ExtraVariables => extraVariables;

    /// <summary>What the fact cache holds of a host.</summary>
    public FactLayer FactsOf(Host host) => new(facts.Load(host.Name));

    /// <summary>A scope for the templates of an inventory file.</summary>
    public VariableScope Scope(IEnumerable<IVariableLayer> layers, SourcePosition position, ContentProblems problems)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(position.File.Path)) ?? "";
        var files = new TaskControlFiles(content, new ContentPaths([], folder, folder));
        var surroundings = new TemplateSurroundings(
            files, conditions, position, message => problems.Warn(new ContentWarning(ErrorCodes.Lenient, message, position)), CancellationToken.None);
        return new VariableScope([.. layers], templates, surroundings);
    }
}
