namespace PlaybookRunner.Modules.Builtin;

/// <summary>What Python packages shall be.</summary>
internal enum PipPackageState
{
    /// <summary>Installed.</summary>
    Present,

    /// <summary>Not installed.</summary>
    Absent,

    /// <summary>Installed in the newest version.</summary>
    Latest,

    /// <summary>Installed anew whatever there is.</summary>
    Forcereinstall,
}

/// <summary>The options of <c>pip</c>.</summary>
[RequiredOneOf("name", "requirements")]
[MutuallyExclusive("name", "requirements")]
[MutuallyExclusive("executable", "virtualenv")]
internal sealed class PipOptions
{
    /// <summary>Packages, each perhaps with conditions on its version; addresses and paths as pip knows them.</summary>
    public IReadOnlyList<string>? Name { get; init; }

    /// <summary>The version, for a single package.</summary>
    public string? Version { get; init; }

    /// <summary>A file that lists packages.</summary>
    public string? Requirements { get; init; }

    /// <summary>What the packages shall be.</summary>
    public PipPackageState State { get; init; }

    /// <summary>The folder of a virtual environment, which is made when it does not exist.</summary>
    [Option(IsPath = true)]
    public string? Virtualenv { get; init; }

    /// <summary>The command that makes virtual environments; Python's own when there is none.</summary>
    [Option(IsPath = true)]
    public string VirtualenvCommand { get; init; } = "virtualenv";

    /// <summary>The Python of a new virtual environment.</summary>
    public string? VirtualenvPython { get; init; }

    /// <summary>Whether a new virtual environment sees the machine's packages.</summary>
    public bool VirtualenvSitePackages { get; init; }

    /// <summary>Further arguments for pip.</summary>
    public string? ExtraArgs { get; init; }

    /// <summary>Whether the packages are installed as links to their sources.</summary>
    public bool Editable { get; init; }

    /// <summary>The folder to run in.</summary>
    [Option(IsPath = true)]
    public string? Chdir { get; init; }

    /// <summary>The pip program.</summary>
    [Option(IsPath = true)]
    public string? Executable { get; init; }

    /// <summary>The umask for what is written.</summary>
    public string? Umask { get; init; }

    /// <summary>Whether pip may change packages of the machine that its distribution manages.</summary>
    public bool BreakSystemPackages { get; init; }
}
