using PlaybookRunner.Jinja;

namespace PlaybookRunner.Plugins;

/// <summary>Adds filters, tests and global functions to the templates of every run.</summary>
public interface ITemplateFunctions
{
    /// <summary>Adds them; called once for each engine. Fully qualified names are given with their dots.</summary>
    void AddTo(JinjaEnvironment environment);
}
