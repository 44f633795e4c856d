using System.Text;
using System.Text.RegularExpressions;

namespace PlaybookRunner.Jinja;

/// <summary>The <c>wordwrap</c> filter: each line wrapped as Python's <c>textwrap</c> does.</summary>
internal static partial class WordWrap
{
    public static string Apply(in JinjaCall call)
    {
        var text = call.Text(0);
        var width = call.Integer(1);
        var wrap = call[3] is null ? call.Context.Options.NewlineSequence : call.Text(3);
        if (width <= 0)
            throw PythonException.ValueError($"invalid width {width} (must be > 0)");
        var result = new StringBuilder(text.Length);
        var lines = TextSplitting.Lines(text, keepEnds: false);
        for (var i = 0; i < lines.Count; i++)
        {
            if (i > 0)
                result.Append(wrap);
            result.AppendJoin(wrap, new Wrapper((int)Math.Min(width, int.MaxValue), call.Boolean(2), call.Boolean(4)).Wrap((string)lines[i]!));
        }

        call.Context.Limits.CheckText(result.Length);
        return result.ToString();
    }

    // textwrap's rule for where a line may break: at blanks, behind the hyphen of a hyphenated word, around a dash.
    [GeneratedRegex("""
        ([\t\n\x0b\x0c\r\ ]+
        |(?<=[\w!"'&.,?])-{2,}(?=\w)
        |[^\t\n\x0b\x0c\r\ ]+?(?:
            -(?:(?<=[^\d\W]{2}-)|(?<=[^\d\W]-[\w!"'&.,?]-))(?=[^\d\W]-?[^\d\W])
            |(?=[\t\n\x0b\x0c\r\ ]|\z)
            |(?<=[\w!"'&.,?])(?=-{2,}\w)))
        """, RegexOptions.IgnorePatternWhitespace | RegexOptions.CultureInvariant, 10_000)]
    private static partial Regex Chunk();

    [GeneratedRegex(@"([\t\n\x0b\x0c\r ]+)", RegexOptions.CultureInvariant, 10_000)]
    private static partial Regex Blanks();

    private sealed class Wrapper(int width, bool breakLongWords, bool breakOnHyphens)
    {
        private readonly List<string> _lines = [];
        private readonly List<string> _line = [];
        private readonly Stack<string> _chunks = new();
        private int _length;

        public List<string> Wrap(string text)
        {
            foreach (var chunk in (breakOnHyphens ? Chunk() : Blanks()).Split(text).Reverse())
            {
                if (chunk.Length > 0)
                    _chunks.Push(chunk);
            }

            while (_chunks.Count > 0)
                WrapLine();
            return _lines;
        }

        private void WrapLine()
        {
            _line.Clear();
            _length = 0;
            if (_lines.Count > 0 && IsBlank(_chunks.Peek()))
                _chunks.Pop();
            while (_chunks.TryPeek(out var chunk) && _length + CodePoints.Length(chunk) <= width)
                Take(_chunks.Pop());
            if (_chunks.TryPeek(out var next) && CodePoints.Length(next) > width)
                BreakWord();
            if (_line.Count > 0 && IsBlank(_line[^1]))
                _line.RemoveAt(_line.Count - 1);
            if (_line.Count > 0)
                _lines.Add(string.Concat(_line));
        }

        private void BreakWord()
        {
            if (!breakLongWords)
            {
                if (_line.Count == 0)
                    Take(_chunks.Pop());
                return;
            }

            var chunk = _chunks.Pop();
            var end = CodePoints.Offset(chunk, width - _length);
            if (breakOnHyphens && end > 0 && chunk.LastIndexOf('-', end - 1) is var hyphen and > 0 && chunk.AsSpan(0, hyphen).ContainsAnyExcept('-'))
                end = hyphen + 1;
            Take(chunk[..end]);
            if (end < chunk.Length)
                _chunks.Push(chunk[end..]);
        }

        private void Take(string chunk)
        {
            _line.Add(chunk);
            _length += CodePoints.Length(chunk);
        }

        private static bool IsBlank(string chunk) => TextMethods.Strip(chunk).Length == 0;
    }
}
