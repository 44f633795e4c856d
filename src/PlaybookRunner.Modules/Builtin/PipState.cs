namespace PlaybookRunner.Modules.Builtin;

/// <summary>A pip and what it has installed.</summary>
/// <param name="Command">How pip is called.</param>
/// <param name="Versions">The versions by normalised name.</param>
internal sealed record PipState(IReadOnlyList<string> Command, IReadOnlyDictionary<string, string> Versions)
{
    /// <summary>Reads the probe's answer.</summary>
    /// <returns>The state; null when the virtual environment does not exist.</returns>
    public static PipState? Parse(string output)
    {
        var lines = output.Split('\n').Select(line => line.Split(' ', 2)).Where(fields => fields.Length == 2).ToLookup(fields => fields[0], fields => fields[1]);
        if (lines["pip"].FirstOrDefault() is not { } command)
            return null;

        var versions = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var fields in lines["has"].Select(line => line.Split("==", 2)).Where(fields => fields.Length == 2))
            versions[PipRequirement.Normalise(fields[0])] = fields[1].Trim();

        return new PipState(command.Split(' '), versions);
    }

    /// <summary>Whether some version is installed.</summary>
    public bool Has(PipRequirement wanted) => Versions.ContainsKey(PipRequirement.Normalise(wanted.Name));

    /// <summary>Whether a version is installed that will do.</summary>
    public bool Satisfies(PipRequirement wanted) =>
        wanted.IsNamed && Versions.TryGetValue(PipRequirement.Normalise(wanted.Name), out var version) && wanted.Accepts(version);
}
