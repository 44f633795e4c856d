using PlaybookRunner.Jinja;

namespace PlaybookRunner.Templating.Formats;

/// <summary>How CSV text is written, by the terms of Python's <c>csv</c> module.</summary>
internal sealed record CsvDialect
{
    public char Delimiter { get; init; } = ',';

    /// <summary>Whether blanks behind a delimiter are no part of the cell.</summary>
    public bool SkipsInitialSpace { get; init; }

    /// <summary>Whether a quote that ends inside a cell, or never, is an error.</summary>
    public bool IsStrict { get; init; }

    /// <exception cref="PythonException">Python has no dialect of that name.</exception>
    public static CsvDialect Named(string name) => name switch
    {
        "excel" or "unix" => new CsvDialect(),
        "excel-tab" => new CsvDialect { Delimiter = '\t' },
        _ => throw Arguments.ValueError($"Dialect '{name}' is not supported by your version of python."),
    };

    /// <exception cref="PythonException">It is no single character.</exception>
    public static char DelimiterOf(string text) =>
        text is [var delimiter] ? delimiter : throw Arguments.ValueError("\"delimiter\" must be a 1-character string");
}
