using System.Text;
using PlaybookRunner.Jinja;
using PlaybookRunner.Modules;

namespace PlaybookRunner.Templating;

/// <summary>Finds the templates that a template includes: beside it first, then on the search path of the task.</summary>
internal sealed class SearchPathLoader : ITemplateLoader
{
    private readonly IControlFiles _files;
    private readonly JinjaOptions? _options;

    /// <param name="files">The task's files.</param>
    /// <param name="options">How the found templates are read; null to read them as the one that includes them.</param>
    public SearchPathLoader(IControlFiles files, JinjaOptions? options = null) =>
        (_files, _options) = (files, options is null ? null : options with { Loader = this });

    public TemplateSource? Find(string name, string? parent)
    {
        if (parent is not null && Path.Combine(Path.GetDirectoryName(parent) ?? "", name) is var beside && File.Exists(beside))
            return Read(beside);
        try
        {
            return Read(_files.Find("templates", name));
        }
        catch (ModuleFailedException)
        {
            return null;
        }
    }

    private TemplateSource Read(string path) => new(Encoding.UTF8.GetString(_files.Read(path)), path, _options);
}
