using PlaybookRunner.Content;
using PlaybookRunner.Playbooks;
using PlaybookRunner.Variables;

namespace PlaybookRunner.Execution;

/// <summary>Reads extra variables (<c>-e</c>): <c>key=value</c> pairs, YAML or JSON text, or a file with <c>@</c> in front. Their strings are templates.</summary>
internal static class ExtraVariables
{
    private const string Origin = "<extra vars>";

    /// <exception cref="PlaybookException">One of them is neither.</exception>
    public static IVariableLayer Read(IReadOnlyList<string> sources, ContentLoader content)
    {
        var variables = VariableSet.Empty;
        foreach (var source in sources)
            variables = variables.With(Read(source, content));
        return variables;
    }

    private static VariableSet Read(string source, ContentLoader content)
    {
        var text = source.TrimStart();
        if (text.StartsWith('@'))
            return content.LoadVariables(text[1..], null);
        return text.StartsWith('{') || text.StartsWith('[') || text.StartsWith("---", StringComparison.Ordinal) ? Document(source, content) : Pairs(source);
    }

    private static VariableSet Document(string source, ContentLoader content)
    {
        var problems = new ContentProblems();
        var root = content.Parse(new SourceFile(Origin, source), problems);
        problems.ThrowIfAny();
        if (root is not YamlMapping mapping)
            throw new PlaybookException(ErrorCodes.Structure, "extra variables must be a mapping", new SourcePosition(new SourceFile(Origin, source), 1, 1));
        var variables = VariableNames.Read(mapping, problems);
        problems.ThrowIfAny();
        return variables;
    }

    private static VariableSet Pairs(string source)
    {
        var file = new SourceFile(Origin, source);
        var start = new SourcePosition(file, 1, 1);
        return new VariableSet(PairsOf(source, start).Select(pair => KeyValuePair.Create(pair.Name, new ContentValue(Value(pair.Value, start), start))));
    }

    private static IReadOnlyList<ArgumentText.Pair> PairsOf(string source, SourcePosition start)
    {
        const string Problem = "extra variables are given as key=value, as YAML or JSON, or as a file with '@' in front";
        try
        {
            var content = ArgumentText.Parse(source, isCommand: false);
            return content.FreeForm is null ? content.Pairs : throw new PlaybookException(ErrorCodes.Structure, $"{Problem}; '{content.FreeForm}' is neither", start);
        }
        catch (FormatException exception)
        {
            throw new PlaybookException(ErrorCodes.Structure, exception.Message, start, exception);
        }
    }

    private static object Value(string text, SourcePosition position) => TemplateText.HasMarkup(text) ? new TemplateText(text, position) : text;
}
