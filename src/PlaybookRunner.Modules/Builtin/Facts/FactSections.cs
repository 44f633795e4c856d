namespace PlaybookRunner.Modules.Builtin.Facts;

/// <summary>The output of the gathering script, by section.</summary>
internal sealed class FactSections
{
    private readonly Dictionary<string, string> _sections;

    private FactSections(Dictionary<string, string> sections) => _sections = sections;

    /// <summary>The text of a section without the line break at its end; empty when the section is missing.</summary>
    public string this[string name] => _sections.GetValueOrDefault(name, "");

    /// <summary>The lines of a section; none for an empty one.</summary>
    public string[] Lines(string name) => this[name] is { Length: > 0 } text ? text.Split('\n') : [];

    /// <summary>The names of the sections that start with <paramref name="prefix"/>, without it.</summary>
    public IEnumerable<string> Names(string prefix) =>
        _sections.Keys.Where(name => name.StartsWith(prefix, StringComparison.Ordinal)).Select(name => name[prefix.Length..]);

    /// <summary>The lines of a section that have the form <c>key SEPARATOR value</c>, both trimmed; the first of equal keys wins.</summary>
    public IReadOnlyDictionary<string, string> Pairs(string name, char separator = '=') => Pairs(Lines(name), separator);

    /// <summary>The lines that have the form <c>key SEPARATOR value</c>, both trimmed; the first of equal keys wins.</summary>
    public static IReadOnlyDictionary<string, string> Pairs(IEnumerable<string> lines, char separator)
    {
        var pairs = new OrderedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var line in lines)
        {
            var at = line.IndexOf(separator, StringComparison.Ordinal);
            if (at > 0)
                pairs.TryAdd(line[..at].Trim(), line[(at + 1)..].Trim());
        }

        return pairs;
    }

    /// <summary>Cuts an output into its sections.</summary>
    /// <param name="output">The output of <see cref="FactScript"/>.</param>
    /// <param name="mark">The unguessable word at the start of the lines between sections.</param>
    public static FactSections Parse(string output, string mark)
    {
        var sections = new Dictionary<string, string>(StringComparer.Ordinal);
        var opening = "\n" + mark + " ";
        var start = output.IndexOf(opening, StringComparison.Ordinal);
        while (start >= 0)
        {
            var nameEnd = output.IndexOf('\n', start + opening.Length);
            if (nameEnd < 0)
                break;

            var next = output.IndexOf(opening, nameEnd, StringComparison.Ordinal);
            var end = next < 0 ? output.Length : next;
            var text = output[Math.Min(nameEnd + 1, end)..end];
            sections[output[(start + opening.Length)..nameEnd]] = text.EndsWith('\n') ? text[..^1] : text;
            start = next;
        }

        return new FactSections(sections);
    }

    /// <summary>Sections given by name, as tests have them.</summary>
    public static FactSections Of(IReadOnlyDictionary<string, string> sections) => new(new Dictionary<string, string>(sections, StringComparer.Ordinal));
}
