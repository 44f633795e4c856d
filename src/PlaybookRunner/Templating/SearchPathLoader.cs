using System.Text;
using PlaybookRunner.Jinja;
using PlaybookRunner.Modules;

namespace PlaybookRunner.Templating;

/// <summary>Finds the templates that a template file includes: beside it first, then on the search path of the task.</summary>
internal sealed class SearchPathLoader(IControlFiles files) : ITemplateLoader
{
    public TemplateSource? Find(string name, string? parent)
    {
        if (parent is not null && Path.Combine(Path.GetDirectoryName(parent) ?? "", name) is var beside && File.Exists(beside))
            return Read(beside);
        try
        {
            return Read(files.Find("templates", name));
        }
        catch (ModuleFailedException)
        {
            return null;
        }
    }

    private TemplateSource Read(string path) => new(Encoding.UTF8.GetString(files.Read(path)), path);
}
