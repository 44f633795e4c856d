using System.Text;
using PlaybookRunner.Jinja;
using PlaybookRunner.Templating.Formats;

namespace PlaybookRunner.Templating.Filters;

/// <summary>The filters of <c>community.general</c> from CSV, and from and to INI.</summary>
internal static class TableFilters
{
    public static void AddTo(FunctionSet filters) => filters
        .Add("from_csv", "data, dialect='excel', fieldnames=none, delimiter=none, skipinitialspace=none, strict=none", static (in JinjaCall c) => FromCsv(c))
        .Add("from_ini", "obj", static (in JinjaCall c) => FromIni(c[0]))
        .Add("to_ini", "obj", static (in JinjaCall c) => ToIni(c[0]));

    private static List<object?> FromCsv(in JinjaCall call)
    {
        var dialect = CsvDialect.Named(Python.Str(call[1]));
        dialect = dialect with
        {
            Delimiter = call[3] is null ? dialect.Delimiter : CsvDialect.DelimiterOf(Python.Str(call[3])),
            SkipsInitialSpace = call[4] is not null && call.Boolean(4),
            IsStrict = call[5] is not null && call.Boolean(5),
        };
        var rows = CsvText.Rows(Python.Str(call[0]), dialect).Where(static row => row.Count > 0).ToList();
        var names = call[2] is null ? rows.FirstOrDefault()?.ToList<object?>() : call.Sequence(2).ToList();
        return names is null ? [] : [.. rows.Skip(call[2] is null ? 1 : 0).Select(row => (object?)Named(names, row))];
    }

    // As Python's DictReader: cells beyond the names stand under None, missing ones are None.
    private static Dict Named(List<object?> names, List<string> row)
    {
        var entry = new Dict(names.Count);
        for (var i = 0; i < names.Count; i++)
            entry[names[i]] = i < row.Count ? row[i] : null;
        if (row.Count > names.Count)
            entry[null] = row.Skip(names.Count).ToList<object?>();
        return entry;
    }

    private static Dict FromIni(object? value)
    {
        if (!Arguments.IsText(value))
            throw Arguments.TypeError($"from_ini requires a str, got {Python.TypeName(value)}");
        var ini = IniText.Read(Python.Str(value), new IniRules(KeepsCase: true, AllowsNoValue: false));
        var result = new Dict();
        foreach (var section in ini.Sections)
            result[section] = Entries(ini.Find(section)!);
        if (ini.Find("DEFAULT") is { Count: > 0 } defaults)
            result["DEFAULT"] = Entries(defaults);
        return result;
    }

    private static Dict Entries(IEnumerable<KeyValuePair<string, string?>> pairs) => new(pairs.Select(static pair => KeyValuePair.Create((object?)pair.Key, (object?)pair.Value)));

    private static string ToIni(object? value)
    {
        if (value is not Dict dict)
            throw Arguments.TypeError($"to_ini requires a dict, got {Python.TypeName(value)}");
        if (dict.Count == 0)
            throw Arguments.ValueError("to_ini received an empty dict. An empty dict cannot be converted.");
        var text = new StringBuilder();
        foreach (var (name, entries) in dict.OrderBy(static section => section.Key is not "DEFAULT"))
        {
            if (entries is not Dict section)
                throw Arguments.ValueError($"to_ini failed to parse given dict: section '{Python.Str(name)}' is no dict, but {Python.TypeName(entries)}");
            text.Append('[').Append(Python.Str(name)).Append("]\n");
            foreach (var (key, entry) in section)
                text.Append(Python.Str(key)).Append(" = ").Append(Value(entry)).Append('\n');
            text.Append('\n');
        }

        return text.ToString().TrimEnd('\n') + "\n";
    }

    private static string Value(object? value) => value is null
        ? throw Arguments.TypeError("to_ini failed to parse given dict: option values must be strings")
        : Python.Str(value).Replace("\n", "\n\t", StringComparison.Ordinal);
}
