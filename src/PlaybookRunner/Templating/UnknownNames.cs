using System.Text.RegularExpressions;
using PlaybookRunner.Content;
using PlaybookRunner.Jinja;

namespace PlaybookRunner.Templating;

/// <summary>Finds the filters, tests and lookups that a template names and nothing implements, before it is evaluated.</summary>
internal sealed partial class UnknownNames(TemplateEngine templates, LookupRegistry lookups)
{
    /// <summary>The problems of a template that compiles, each at the place of the name.</summary>
    public IEnumerable<PlaybookException> In(TemplateText text)
    {
        if (!MayHoldAny(text.Text))
            yield break;
        foreach (var reference in templates.ReferencesOf(text))
        {
            if (ProblemOf(reference) is not { } problem)
                continue;
            var position = text.Locate(reference.Position.Line, reference.Position.Column, reference.Position.Length);
            yield return new PlaybookException(ErrorCodes.UnknownFilter, problem.Message, position) { Hint = ClosestName.Hint(problem.Name, problem.Known) };
        }
    }

    /// <summary>What is wrong with the lookup of a <c>with_</c> loop; null when there is such a lookup.</summary>
    public PlaybookException? InLoop(string lookup, SourcePosition position) => lookups.Find(lookup) is not null
        ? null
        : new PlaybookException(ErrorCodes.UnknownFilter, $"there is no lookup '{lookup}' for 'with_{lookup}'", position) { Hint = ClosestName.Hint(lookup, ShortLookups()) };

    // The exact answer parses the template once more; nearly all templates need none.
    private bool MayHoldAny(string text) =>
        Any(text, Filters().EnumerateMatches(text), templates.Environment.Filters, 1)
        || Any(text, Tests().EnumerateMatches(text), templates.Environment.Tests, 2)
        || Lookups().Matches(text).Any(match => lookups.Find(match.Groups[1].Value) is null);

    private static bool Any(string text, Regex.ValueMatchEnumerator matches, FunctionSet known, int prefix)
    {
        foreach (var match in matches)
        {
            var name = text.AsSpan(match.Index + prefix, match.Length - prefix).TrimStart();
            if (prefix == 2 && name.StartsWith("not ", StringComparison.Ordinal))
                name = name[4..].TrimStart();
            if (known.Find(name.ToString()) is null)
                return true;
        }

        return false;
    }

    private (string Message, string Name, IEnumerable<string> Known)? ProblemOf(NameReference reference) => reference switch
    {
        { Kind: NameKind.Filter } when templates.Environment.Filters.Find(reference.Name) is null =>
            ($"there is no filter '{reference.Name}'", reference.Name, templates.Environment.Filters.Names),
        { Kind: NameKind.Test } when templates.Environment.Tests.Find(reference.Name) is null =>
            ($"there is no test '{reference.Name}'", reference.Name, templates.Environment.Tests.Names),
        { Kind: NameKind.Function, Name: "lookup" or "query" or "q", FirstArgument: { } lookup } when lookups.Find(lookup) is null =>
            ($"there is no lookup '{lookup}'", lookup, ShortLookups()),
        _ => null,
    };

    private IEnumerable<string> ShortLookups() => lookups.Names.Select(static name => name[(name.LastIndexOf('.') + 1)..]);

    [GeneratedRegex(@"\|\s*[A-Za-z_][\w.]*")]
    private static partial Regex Filters();

    [GeneratedRegex(@"\bis\s+(?:not\s+)?[A-Za-z_][\w.]*")]
    private static partial Regex Tests();

    [GeneratedRegex("""\b(?:lookup|query|q)\s*\(\s*['"]([^'"]*)['"]""")]
    private static partial Regex Lookups();
}
