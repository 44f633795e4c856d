using PlaybookRunner.Modules.Builtin;

namespace PlaybookRunner.Modules.General;

/// <summary>The packages that <c>npm list --json --depth=0</c> tells of.</summary>
/// <param name="Installed">The versions by name.</param>
/// <param name="Missing">Packages that the project needs and that are missing or do not fit.</param>
internal sealed record NpmTree(IReadOnlyDictionary<string, string> Installed, IReadOnlySet<string> Missing)
{
    /// <summary>Reads npm's answer.</summary>
    /// <exception cref="System.Text.Json.JsonException">The text is no JSON.</exception>
    /// <exception cref="ModuleFailedException">npm cannot read the project.</exception>
    public static NpmTree Parse(string json)
    {
        var installed = new Dictionary<string, string>(StringComparer.Ordinal);
        var missing = new HashSet<string>(StringComparer.Ordinal);
        var tree = JsonValues.Parse(json.Trim().Length == 0 ? "{}" : json) as IReadOnlyDictionary<string, object?>;

        // Packages that are missing are told of as an error, too, beside the list that they are missing from.
        if (tree?.GetValueOrDefault("error") is IReadOnlyDictionary<string, object?> error && error.GetValueOrDefault("code") is not "ELSPROBLEMS")
            throw new ModuleFailedException($"npm cannot read the project: {error.GetValueOrDefault("summary")}");

        var packages = tree?.GetValueOrDefault("dependencies") as IReadOnlyDictionary<string, object?> ?? new Dictionary<string, object?>();
        foreach (var (name, value) in packages)
        {
            var package = value as IReadOnlyDictionary<string, object?>;
            var isBad = package?.GetValueOrDefault("missing") is true || package?.GetValueOrDefault("invalid") is true or string { Length: > 0 };
            if (isBad || package?.GetValueOrDefault("version") is not string version)
                missing.Add(name);
            else
                installed[name] = version;
        }

        return new NpmTree(installed, missing);
    }

    /// <summary>Whether a package is installed.</summary>
    public bool Has(string name) => Installed.ContainsKey(Bare(name));

    /// <summary>Whether nothing is missing: of the project, or of the one package.</summary>
    /// <param name="name">The package; null for the whole project.</param>
    /// <param name="version">Its version; null for any.</param>
    public bool IsComplete(string? name, string? version)
    {
        if (name is null)
            return Missing.Count == 0;

        return Installed.TryGetValue(Bare(name), out var installed) && (version is null || installed == version);
    }

    // "name@1.2" and "@scope/name@1.2" name a version, too.
    private static string Bare(string name) => name.LastIndexOf('@') is > 0 and var at ? name[..at] : name;
}
