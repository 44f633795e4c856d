using System.Text.Json;

namespace PlaybookRunner.Modules.Builtin.Facts;

/// <summary>Facts that the target's owner keeps in <c>*.fact</c> files: JSON or INI, or programs that print either.</summary>
internal static class LocalFacts
{
    private const string Content = "local/";
    private const string Status = "local-status/";

    // Each file is a section of its own, and its exit code another one.
    private const string Script =
        """
        for file in "$fact_path"/*.fact; do
            [ -f "$file" ] || continue
            name=${file##*/}
            section "local/${name%.fact}"
            if [ -x "$file" ]; then "$file"; else cat "$file"; fi
            code=$?
            section "local-status/${name%.fact}"
            echo "$code $file"
        done
        """;

    /// <summary>The collector.</summary>
    public static FactCollector Collector { get; } = new("local", [new("local", Script)], Read) { IsMinimal = true };

    private static void Read(FactSections sections, OrderedDictionary<string, object?> facts)
    {
        var local = new OrderedDictionary<string, object?>();
        foreach (var name in sections.Names(Content))
            local[name] = ReadFile(sections[Content + name], sections[Status + name].Trim());

        facts["local"] = local;
    }

    private static object? ReadFile(string content, string status)
    {
        var space = status.IndexOf(' ', StringComparison.Ordinal);
        var (code, path) = space < 0 ? ("", "") : (status[..space], status[(space + 1)..]);
        if (code != "0")
            return $"Failure executing fact script ({path}), rc: {code}";

        try
        {
            return JsonValues.Parse(content);
        }
        catch (JsonException)
        {
            return (object?)ReadIni(content) ?? $"error loading facts as JSON or ini - please check content: {path}";
        }
    }

    /// <summary>Reads sections of <c>key = value</c> or <c>key: value</c>; keys are lower-cased, as Python's <c>configparser</c> does.</summary>
    /// <returns>The sections; null when the text is no INI.</returns>
    internal static OrderedDictionary<string, object?>? ReadIni(string text)
    {
        var sections = new OrderedDictionary<string, object?>();
        OrderedDictionary<string, object?>? section = null;
        foreach (var line in text.Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0 && line[0] is not ('#' or ';')))
        {
            if (line.StartsWith('[') && line.EndsWith(']'))
            {
                section = [];
                sections[line[1..^1]] = section;
                continue;
            }

            var at = line.AsSpan().IndexOfAny('=', ':');
            if (section is null || at <= 0)
                return null;

            section[line[..at].Trim().ToLowerInvariant()] = line[(at + 1)..].Trim();
        }

        return sections.Count == 0 ? null : sections;
    }
}
