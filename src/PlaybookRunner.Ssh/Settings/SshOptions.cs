namespace PlaybookRunner.Ssh.Settings;

/// <summary>Settings by the keywords of ssh_config(5): the first value given for a keyword counts.</summary>
internal sealed class SshOptions
{
    // These may be given many times, and all count.
    private static readonly HashSet<string> Lists = new(StringComparer.OrdinalIgnoreCase) { "IdentityFile", "CertificateFile" };

    private readonly Dictionary<string, List<string>> _values = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The value of a keyword; null when it was not given.</summary>
    public string? this[string keyword] => _values.TryGetValue(keyword, out var values) ? values[0] : null;

    /// <summary>All values of a keyword that may be given many times.</summary>
    public IReadOnlyList<string> All(string keyword) => _values.TryGetValue(keyword, out var values) ? values : [];

    /// <summary>Adds a value where none is yet.</summary>
    public void Add(string keyword, string value)
    {
        if (!_values.TryGetValue(keyword, out var values))
        {
            _values[keyword] = [value];
        }
        else if (Lists.Contains(keyword))
        {
            values.Add(value);
        }
    }

    /// <summary>Reads command-line options of ssh: <c>-o Keyword=value</c>, <c>-p</c>, <c>-l</c>, <c>-i</c>, <c>-J</c>, <c>-F</c>.</summary>
    public void AddArguments(IReadOnlyList<string> arguments)
    {
        for (var index = 0; index < arguments.Count; index++)
        {
            var argument = arguments[index];
            if (argument.Length < 2 || argument[0] != '-' || Keyword(argument[1]) is not { } keyword)
            {
                continue;
            }

            // "-oPort=22" and "-o Port=22" are the same.
            var value = argument.Length > 2 ? argument[2..] : index + 1 < arguments.Count ? arguments[++index] : "";
            if (keyword.Length > 0)
            {
                Add(keyword, value);
            }
            else if (SplitLine(value) is var (name, setting))
            {
                Add(name, setting);
            }
        }
    }

    /// <summary>Splits <c>Keyword value</c> and <c>Keyword=value</c>, the value perhaps in quotes; null for empty lines and comments.</summary>
    public static (string Keyword, string Value)? SplitLine(string line)
    {
        var text = line.AsSpan().Trim();
        if (text.IsEmpty || text[0] == '#')
        {
            return null;
        }

        var end = text.IndexOfAny(" \t=");
        if (end < 0)
        {
            return (text.ToString(), "");
        }

        var value = text[end..].TrimStart(" \t");
        value = value.StartsWith('=') ? value[1..].Trim() : value;
        var isQuoted = value.Length > 1 && value[0] == '"' && value[1..].IndexOf('"') == value.Length - 2;
        return (text[..end].ToString(), (isQuoted ? value[1..^1] : value).ToString());
    }

    // The empty text stands for -o, whose argument has the keyword.
    private static string? Keyword(char letter) => letter switch
    {
        'o' => "",
        'p' => "Port",
        'l' => "User",
        'i' => "IdentityFile",
        'J' => "ProxyJump",
        'F' => "ConfigFile",
        _ => null,
    };
}
