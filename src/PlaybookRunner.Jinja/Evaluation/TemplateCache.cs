using System.Collections.Concurrent;

namespace PlaybookRunner.Jinja.Evaluation;

/// <summary>Compiled templates by name. One is used again as long as its source and options are the same; when there are too many, all are dropped.</summary>
internal sealed class TemplateCache(int size)
{
    private readonly ConcurrentDictionary<string, (string Source, JinjaTemplate Template)> _templates = new(StringComparer.Ordinal);

    public JinjaTemplate Get(TemplateSource source, JinjaOptions options, JinjaEnvironment environment)
    {
        options = source.Options ?? options;
        if (_templates.TryGetValue(source.Name, out (string Source, JinjaTemplate Template) held)
            && held.Source == source.Text && ReferenceEquals(held.Template.Options, options))
            return held.Template;
        JinjaTemplate template = environment.Compile(source.Text, source.Name, options);
        if (_templates.Count >= size)
            _templates.Clear();
        if (size > 0)
            _templates[source.Name] = (source.Text, template);
        return template;
    }
}
