using System.Globalization;
using PlaybookRunner.Jinja;
using PlaybookRunner.Plugins;
using PlaybookRunner.Templating.Formats;

namespace PlaybookRunner.Templating.Lookups;

/// <summary>Columns of the rows of a CSV file whose key column equals the term.</summary>
internal sealed class CsvFileLookup : ILookup
{
    public IReadOnlyList<string> Names { get; } = ["ansible.builtin.csvfile"];

    public IReadOnlyList<object?> Run(LookupCall call) => [.. call.Terms.DefaultIfEmpty("").Select(term => Find(call, term)).Where(static found => found is not null)];

    private static string? Find(LookupCall call, object? term)
    {
        var (key, options) = ControlFileText.Term(call, term);
        if (key.Length == 0)
            throw new PythonException(PythonErrorType.LookupError, "Search key is required but was not found");
        var delimiter = options.GetValueOrDefault("delimiter", "\t") is var given && given is "TAB" or "\\t" ? "\t" : options.GetValueOrDefault("delimiter", "\t");
        var column = Number(options, "col", 1);
        var keyColumn = Number(options, "keycol", 0);
        foreach (var row in CsvText.Rows(ControlFileText.Read(call, options.GetValueOrDefault("file", "ansible.csv")), new CsvDialect { Delimiter = delimiter[0] }))
        {
            if (keyColumn < row.Count && row[keyColumn] == key)
                return column < row.Count ? row[column] : throw new PythonException(PythonErrorType.IndexError, "list index out of range");
        }

        return options.GetValueOrDefault("default");
    }

    private static int Number(Dictionary<string, string> options, string name, int standard) =>
        !options.TryGetValue(name, out var text) ? standard
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number
        : throw Arguments.ValueError($"the option '{name}' must be a number, not {Python.Repr(text)}");
}
