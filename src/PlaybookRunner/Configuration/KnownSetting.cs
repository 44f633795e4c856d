namespace PlaybookRunner.Configuration;

/// <summary>A setting that Ansible documents.</summary>
/// <param name="Name">Its name, such as <c>DEFAULT_FORKS</c>.</param>
/// <param name="Type">The type of its value, such as <c>integer</c> or <c>pathspec</c>.</param>
/// <param name="Default">Its value where nobody set it; null for none.</param>
/// <param name="Variable">The environment variable that sets it; empty for none.</param>
/// <param name="Section">The section of <c>ansible.cfg</c> that sets it.</param>
/// <param name="Key">The key in that section.</param>
internal sealed record KnownSetting(string Name, string Type, string? Default, string Variable, string Section, string Key)
{
    private static readonly Lazy<Dictionary<string, KnownSetting>> Table = new(ReadTable);

    public static KnownSetting? Find(string name) => Table.Value.GetValueOrDefault(name);

    private static Dictionary<string, KnownSetting> ReadTable()
    {
        using var reader = new StreamReader(typeof(KnownSetting).Assembly.GetManifestResourceStream("settings.txt")!);
        return reader.ReadToEnd().Split('\n').Where(static line => line.Length > 0 && line[0] != '#').Select(Read).ToDictionary(static setting => setting.Name, StringComparer.Ordinal);
    }

    private static KnownSetting Read(string line)
    {
        var parts = line.Split('|');
        var place = parts[4].Split('.', 2);
        return new KnownSetting(parts[0], parts[1], parts[2].Length == 0 && parts[1] != "list" ? null : parts[2], parts[3], place[0], place[1]);
    }
}
