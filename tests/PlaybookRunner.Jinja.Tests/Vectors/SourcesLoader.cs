namespace PlaybookRunner.Jinja.Tests.Vectors;

/// <summary>Templates that stand in a dictionary.</summary>
internal sealed class SourcesLoader(IReadOnlyDictionary<string, string> sources, JinjaOptions? options = null) : ITemplateLoader
{
    public TemplateSource? Find(string name, string? parent) => sources.TryGetValue(name, out string? text) ? new TemplateSource(text, name, options) : null;
}
