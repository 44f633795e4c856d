using System.Text;

namespace PlaybookRunner.Templating.Formats;

/// <summary>Reads CSV text as the reader of Python's <c>csv</c> module does.</summary>
internal static class CsvText
{
    private enum State
    {
        StartOfCell,
        InCell,
        InQuotes,
        QuoteInQuotes,
    }

    /// <summary>The rows; a line with nothing on it is a row without cells.</summary>
    /// <exception cref="Jinja.PythonException">The text is wrong, and the dialect is strict.</exception>
    public static IEnumerable<List<string>> Rows(string text, CsvDialect dialect)
    {
        var row = new List<string>();
        var cell = new StringBuilder();
        var state = State.StartOfCell;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c is '\n' or '\r' && state != State.InQuotes)
            {
                if (c == '\r' && i + 1 < text.Length && text[i + 1] == '\n')
                    i++;
                Close(row, cell, isLine: true, state);
                state = State.StartOfCell;
                yield return row;
                row = [];
            }
            else if (c == dialect.Delimiter && state != State.InQuotes)
            {
                Close(row, cell, isLine: false, state);
                state = State.StartOfCell;
            }
            else
                state = Next(state, c, cell, dialect);
        }

        if (state == State.InQuotes && dialect.IsStrict)
            throw Arguments.ValueError("unexpected end of data");
        if (state == State.StartOfCell && row.Count == 0)
            yield break;
        Close(row, cell, isLine: true, state);
        yield return row;
    }

    private static State Next(State state, char c, StringBuilder cell, CsvDialect dialect)
    {
        switch (state)
        {
            case State.StartOfCell when c == '"':
                return State.InQuotes;
            case State.StartOfCell when c == ' ' && dialect.SkipsInitialSpace:
                return State.StartOfCell;
            case State.InQuotes when c == '"':
                return State.QuoteInQuotes;
            case State.QuoteInQuotes when c != '"' && dialect.IsStrict:
                throw Arguments.ValueError($"'{dialect.Delimiter}' expected after '\"'");
            default:
                cell.Append(c);
                return state is State.InQuotes || (state == State.QuoteInQuotes && c == '"') ? State.InQuotes : State.InCell;
        }
    }

    private static void Close(List<string> row, StringBuilder cell, bool isLine, State state)
    {
        if (isLine && row.Count == 0 && cell.Length == 0 && state == State.StartOfCell)
            return;
        row.Add(cell.ToString());
        cell.Clear();
    }
}
