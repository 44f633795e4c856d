namespace TemplateTimings;

/// <summary>A template engine. Both are given the same dictionaries, lists, texts and numbers, as a host application would have them.</summary>
internal abstract class Contestant
{
    public abstract string Name { get; }

    /// <summary>The extension of its sources: the same template is written in each language.</summary>
    public abstract string Extension { get; }

    public abstract object Compile(string source);

    public abstract string Render(object template, Dictionary<string, object?> data);
}
