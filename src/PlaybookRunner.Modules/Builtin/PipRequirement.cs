using System.Text.RegularExpressions;

namespace PlaybookRunner.Modules.Builtin;

/// <summary>A Python package as a task asks for it.</summary>
/// <param name="Text">What pip gets.</param>
/// <param name="Name">The package's name; the whole text when it is an address or a path.</param>
/// <param name="Conditions">Conditions on the version, such as <c>&gt;=1.2</c>.</param>
internal sealed partial record PipRequirement(string Text, string Name, IReadOnlyList<(string Sign, string Version)> Conditions)
{
    /// <summary>Whether a name was given rather than an address or a path, of which nothing can be said without pip.</summary>
    public bool IsNamed { get; init; }

    /// <summary>Puts together what a comma tore apart: <c>a&gt;=1,&lt;2</c> written in a list of names.</summary>
    public static IEnumerable<string> Join(IReadOnlyList<string> names)
    {
        var joined = new List<string>();
        foreach (var name in names.Select(name => name.Trim()).Where(name => name.Length > 0))
        {
            if (joined.Count > 0 && name[0] is '<' or '>' or '=' or '!' or '~')
                joined[^1] += "," + name;
            else
                joined.Add(name);
        }

        return joined;
    }

    /// <summary>Reads a requirement.</summary>
    public static PipRequirement Parse(string text)
    {
        var match = Shape().Match(text);
        if (!match.Success)
            return new PipRequirement(text, text, []);

        var conditions = match.Groups["conditions"].Value.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(condition => Condition().Match(condition)).Select(condition => (condition.Groups[1].Value, condition.Groups[2].Value.Trim()));
        return new PipRequirement(text, match.Groups["name"].Value, [.. conditions]) { IsNamed = true };
    }

    /// <summary>The name as the package index compares it.</summary>
    public static string Normalise(string name) => Separators().Replace(name.Split('[')[0], "-").ToLowerInvariant();

    /// <summary>Whether a version fulfils all conditions.</summary>
    public bool Accepts(string version) => Conditions.All(condition => IsFulfilled(version, condition.Sign, condition.Version));

    private static bool IsFulfilled(string version, string sign, string wanted) => sign switch
    {
        "==" when wanted.EndsWith(".*", StringComparison.Ordinal) => version.StartsWith(wanted[..^1], StringComparison.Ordinal) || version == wanted[..^2],
        "==" or "===" => PythonVersion.Compare(version, wanted) == 0,
        "!=" => PythonVersion.Compare(version, wanted) != 0,
        ">=" => PythonVersion.Compare(version, wanted) >= 0,
        "<=" => PythonVersion.Compare(version, wanted) <= 0,
        ">" => PythonVersion.Compare(version, wanted) > 0,
        "<" => PythonVersion.Compare(version, wanted) < 0,
        "~=" => PythonVersion.Compare(version, wanted) >= 0 && version.StartsWith(wanted[..(wanted.LastIndexOf('.') + 1)], StringComparison.Ordinal),
        _ => false,
    };

    [GeneratedRegex(@"^(?<name>[A-Za-z0-9][A-Za-z0-9._-]*(\[[^\]]*\])?)\s*(?<conditions>((===|==|!=|>=|<=|~=|>|<)[^,;@/]+,?\s*)*)$")]
    private static partial Regex Shape();

    [GeneratedRegex(@"^(===|==|!=|>=|<=|~=|>|<)\s*(.*)$")]
    private static partial Regex Condition();

    [GeneratedRegex("[-_.]+")]
    private static partial Regex Separators();
}
