using PlaybookRunner.Jinja;
using PlaybookRunner.Plugins;

namespace PlaybookRunner.Templating.Lookups;

/// <summary>The names of variables that match regular expressions.</summary>
internal sealed class VarNamesLookup : ILookup
{
    public IReadOnlyList<string> Names { get; } = ["ansible.builtin.varnames"];

    public IReadOnlyList<object?> Run(LookupCall call) => [.. call.Terms.SelectMany(term => Matches(RegexOf(term), call))];

    private static PythonRegex RegexOf(object? term) => Arguments.IsText(term)
        ? new PythonRegex(Python.Str(term))
        : throw new PythonException(PythonErrorType.TypeError, $"Invalid setting identifier, {Python.Repr(term)} is not a string, it is a {Python.TypeName(term)}");

    private static IEnumerable<string> Matches(PythonRegex regex, LookupCall call) => call.Variables.Names.Where(name => regex.Search(name) is not null);
}
