using System.IO.Enumeration;

namespace PlaybookRunner.Modules.Builtin;

/// <summary>A package as a task asks for it.</summary>
/// <param name="Name">The name or a pattern, perhaps with an architecture behind a colon.</param>
/// <param name="Version">The version or a pattern; null for any.</param>
/// <param name="IsMinimum">Whether a newer version is as good (<c>&gt;=</c>).</param>
internal sealed record AptPackage(string Name, string? Version, bool IsMinimum)
{
    /// <summary>Whether the name is a pattern.</summary>
    public bool IsPattern => Name.AsSpan().IndexOfAny('*', '?', '[') >= 0;

    /// <summary>Reads <c>name</c>, <c>name=version</c> or <c>name&gt;=version</c>.</summary>
    public static AptPackage Parse(string text)
    {
        var at = text.IndexOf('=', StringComparison.Ordinal);
        if (at < 0)
            return new AptPackage(text.Trim(), null, false);

        var isMinimum = at > 0 && text[at - 1] == '>';
        return new AptPackage(text[..(isMinimum ? at - 1 : at)].Trim(), text[(at + 1)..].Trim(), isMinimum);
    }

    /// <summary>Whether an installed package is the one asked for, whatever its version.</summary>
    public bool IsNamed(AptInstalled package)
    {
        var (name, architecture) = Name.Split(':') is [var first, var second] ? (first, second) : (Name, null);
        return (package.Name == name || (IsPattern && FileSystemName.MatchesSimpleExpression(name, package.Name, ignoreCase: false)))
            && (architecture is null or "all" or "any" || package.Architecture == architecture || package.Architecture == "all");
    }

    /// <summary>Whether an installed package's version will do.</summary>
    public bool Accepts(AptInstalled package) =>
        Version is null || (IsMinimum ? DebianVersion.Compare(package.Version, Version) >= 0 : FileSystemName.MatchesSimpleExpression(Version, package.Version, ignoreCase: false));

    /// <summary>The argument for apt-get.</summary>
    public string Argument => Version is null || IsMinimum ? Name : $"{Name}={Version}";
}

/// <summary>A package in dpkg's database.</summary>
/// <param name="Name">The name.</param>
/// <param name="Architecture">The architecture.</param>
/// <param name="Version">The version.</param>
/// <param name="Status">The status: <c>installed</c>, <c>config-files</c>, <c>half-installed</c>…</param>
internal sealed record AptInstalled(string Name, string Architecture, string Version, string Status)
{
    /// <summary>Whether it is there to be used.</summary>
    public bool IsInstalled => Status is "installed" or "triggers-pending" or "triggers-awaited";

    /// <summary>Whether it is there at all, if only half.</summary>
    public bool IsPresent => Status is not ("not-installed" or "config-files");

    /// <summary>Whether its configuration files are there.</summary>
    public bool HasConfiguration => Status != "not-installed";
}
