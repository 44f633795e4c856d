namespace PlaybookRunner.Configuration;

/// <summary>An INI file of settings, as Python's <c>configparser</c> reads it: sections, keys in any case, comments at line starts and behind <c> ;</c>.</summary>
internal sealed class ConfigurationFile
{
    private readonly Dictionary<(string Section, string Key), string> _values = [];

    private ConfigurationFile(string? path) => Path = path;

    public static ConfigurationFile Empty { get; } = new(null);

    public string? Path { get; }

    public static ConfigurationFile Read(string path)
    {
        var file = new ConfigurationFile(path);
        var section = "";
        foreach (var raw in File.ReadLines(path))
        {
            var line = WithoutComment(raw);
            if (line.Length == 0)
                continue;
            if (line is ['[', .. var name, ']'])
                section = name;
            else if (line.IndexOfAny(['=', ':']) is > 0 and var separator)
                file._values[(section, line[..separator].Trim().ToLowerInvariant())] = line[(separator + 1)..].Trim();
        }

        return file;
    }

    public string? Find(string section, string key) => _values.GetValueOrDefault((section, key));

    private static string WithoutComment(string line)
    {
        var trimmed = line.Trim();
        if (trimmed.StartsWith('#') || trimmed.StartsWith(';'))
            return "";
        var comment = trimmed.IndexOf(" ;", StringComparison.Ordinal);
        return comment < 0 ? trimmed : trimmed[..comment].TrimEnd();
    }
}
