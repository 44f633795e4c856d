using System.Globalization;
using System.Text;
using PlaybookRunner.Jinja;
using PlaybookRunner.Plugins;

namespace PlaybookRunner.Templating.Lookups;

/// <summary>Columns of the rows of a CSV file whose key column equals the term.</summary>
internal sealed class CsvFileLookup : ILookup
{
    public IReadOnlyList<string> Names { get; } = ["ansible.builtin.csvfile"];

    public IReadOnlyList<object?> Run(LookupCall call) => [.. call.Terms.Select(term => (object?)Find(call, term))];

    private static string? Find(LookupCall call, object? term)
    {
        var (key, options) = ControlFileText.Term(call, term);
        var delimiter = options.GetValueOrDefault("delimiter", "\t") is var given && given is "TAB" or "\\t" ? "\t" : options.GetValueOrDefault("delimiter", "\t");
        var column = Number(options, "col", 1);
        var keyColumn = Number(options, "keycol", 0);
        foreach (var row in Rows(ControlFileText.Read(call, options.GetValueOrDefault("file", "ansible.csv")), delimiter[0]))
        {
            if (keyColumn < row.Count && row[keyColumn] == key)
                return column < row.Count ? row[column] : throw new PythonException(PythonErrorType.IndexError, "list index out of range");
        }

        return options.GetValueOrDefault("default");
    }

    private static int Number(Dictionary<string, string> options, string name, int standard) =>
        options.TryGetValue(name, out var text) ? int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture) : standard;

    private static IEnumerable<List<string>> Rows(string text, char delimiter)
    {
        var row = new List<string>();
        var cell = new StringBuilder();
        var isQuoted = false;
        for (var i = 0; i <= text.Length; i++)
        {
            var c = i < text.Length ? text[i] : '\n';
            if (c == '"' && isQuoted && i + 1 < text.Length && text[i + 1] == '"')
                cell.Append(text[++i]);
            else if (c == '"')
                isQuoted = !isQuoted;
            else if (i < text.Length && (isQuoted || (c != delimiter && c is not ('\n' or '\r'))))
                cell.Append(c);
            else if (c != '\r')
            {
                row.Add(cell.ToString());
                cell.Clear();
                if (c != '\n' || isQuoted)
                    continue;
                yield return row;
                row = [];
            }
        }
    }
}
