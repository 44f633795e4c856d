namespace PlaybookRunner.Jinja;

/// <summary>Finds the sources that <c>include</c>, <c>import</c> and <c>extends</c> name.</summary>
public interface ITemplateLoader
{
    /// <summary>Finds a template's source.</summary>
    /// <param name="name">The name as the template wrote it.</param>
    /// <param name="parent">The name of the template that asks, or null.</param>
    /// <returns>The source and the name under which errors report it, or null if there is none.</returns>
    TemplateSource? Find(string name, string? parent);
}
