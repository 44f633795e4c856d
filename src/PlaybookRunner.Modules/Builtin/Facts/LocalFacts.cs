using System.Text.Json;

namespace PlaybookRunner.Modules.Builtin.Facts;

/// <summary>Facts that the target's owner keeps in <c>*.fact</c> files: JSON or INI, or programs that print either.</summary>
internal static class LocalFacts
{
    private const string Content = "local/";
    private const string Status = "local-status/";

    // Each file is a section of its own; its exit code and errors are another one.
    private const string Script =
        """
        exec 3>&1
        for file in "$fact_path"/*.fact; do
            [ -f "$file" ] || continue
            error=
            name=${file##*/}
            section "local/${name%.fact}"
            if [ -x "$file" ]; then error=$("$file" 2>&1 >&3); else cat "$file"; fi
            code=$?
            section "local-status/${name%.fact}"
            printf '%s\n' "$code $file" "$error"
        done
        """;

    /// <summary>The collector.</summary>
    public static FactCollector Collector { get; } = new("local", [new("local", Script)], Read) { IsMinimal = true };

    private static void Read(FactSections sections, OrderedDictionary<string, object?> facts)
    {
        var local = new OrderedDictionary<string, object?>();
        foreach (var name in sections.Names(Content))
            local[name] = ReadFile(sections[Content + name], sections.Lines(Status + name));

        facts["local"] = local;
    }

    private static object? ReadFile(string content, string[] status)
    {
        var (code, path) = status.FirstOrDefault("").Split(' ', 2) is [var first, var second] ? (first, second) : ("unknown", "");
        if (code != "0")
            return $"Failure executing fact script ({path}), rc: {code}, err: {string.Join('\n', status.Skip(1))}\n";

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

        return sections;
    }
}
