using PlaybookRunner.Content;

namespace PlaybookRunner.Playbooks;

/// <summary>What the parsers of one pass share.</summary>
internal sealed class ParserState
{
    public ParserState(ParserServices services, ContentProblems problems)
    {
        Services = services;
        Problems = problems;
        Lenient = new LenientForms(problems, services.Strict);
        Keywords = new KeywordReader(problems, Lenient);
    }

    public ParserServices Services { get; }

    public ContentProblems Problems { get; }

    public LenientForms Lenient { get; }

    public KeywordReader Keywords { get; }

    /// <summary>Reports keys that are not among the known ones.</summary>
    public void CheckKeys(YamlMapping mapping, IReadOnlySet<string> known, string place)
    {
        foreach (var entry in mapping.Entries)
        {
            if (entry.Key.Value is not string name || !known.Contains(name))
                UnknownKeyword(entry.Key, known, place);
        }
    }

    public void UnknownKeyword(YamlScalar key, IReadOnlySet<string> known, string place) =>
        Problems.Error(ErrorCodes.UnknownKeyword, $"'{key.Text}' is not a keyword of {place}", key.Position, ClosestName.Hint(key.Text, known));

    /// <summary>The name of an import as a fixed text; null if it cannot be had, which is reported.</summary>
    public string? StaticText(object? value, SourcePosition position, StepContext context, string what)
    {
        if (value is not TemplateText template)
            return value is string text ? text : Fail($"{what} has to be a text", position, null);
        try
        {
            return Services.Templates.Evaluate(template, context.Variables);
        }
        catch (PlaybookException exception)
        {
            return Fail(
                $"{what} cannot be known before the run: {exception.Message}",
                template.Position,
                "only extra vars and the vars written around an import are known by then; an include takes any variable");
        }
    }

    private string? Fail(string message, SourcePosition position, string? hint)
    {
        Problems.Error(ErrorCodes.KeywordValue, message, position, hint);
        return null;
    }
}
