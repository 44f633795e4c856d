using PlaybookRunner.Content;

namespace PlaybookRunner.Playbooks;

/// <summary>Evaluates the few templates whose value has to be known before a run: names of what is imported, and role names.</summary>
internal interface IStaticTemplates
{
    /// <summary>The text a template gives with extra vars and the variables written around it.</summary>
    /// <param name="template">The template.</param>
    /// <param name="variables">The variables around it, outermost first: later ones win. Extra vars win over all of them.</param>
    /// <exception cref="PlaybookException">The template fails, for instance because it needs a host's variables.</exception>
    string Evaluate(TemplateText template, IReadOnlyList<VariableSet> variables);
}
