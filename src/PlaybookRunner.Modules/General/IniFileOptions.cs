using PlaybookRunner.Modules.Builtin;

namespace PlaybookRunner.Modules.General;

/// <summary>The options of <c>ini_file</c>.</summary>
[MutuallyExclusive("value", "values")]
internal sealed class IniFileOptions : FileAttributeOptions
{
    /// <summary>The file to edit.</summary>
    [Option(Aliases = ["dest"], IsPath = true)]
    public required string Path { get; init; }

    /// <summary>The section; without one, the options before the first section are meant.</summary>
    public string? Section { get; init; }

    /// <summary>Options that the section must have, where several sections have one name.</summary>
    public IReadOnlyList<IniValue>? SectionHasValues { get; init; }

    /// <summary>The option; without one, the section as a whole is meant.</summary>
    public string? Option { get; init; }

    /// <summary>The value.</summary>
    public string? Value { get; init; }

    /// <summary>The values of an option that stands several times.</summary>
    public IReadOnlyList<string>? Values { get; init; }

    /// <summary>Whether the option shall be there or not.</summary>
    public Presence State { get; init; } = Presence.Present;

    /// <summary>Whether other values of the option are removed.</summary>
    public bool Exclusive { get; init; } = true;

    /// <summary>Whether the equals sign stands without blanks.</summary>
    public bool NoExtraSpaces { get; init; }

    /// <summary>Whether a line that differs in blanks only is left as it is.</summary>
    public bool IgnoreSpaces { get; init; }

    /// <summary>Whether an option may stand without a value.</summary>
    public bool AllowNoValue { get; init; }

    /// <summary>Whether an option that is commented out is used for the value.</summary>
    public bool ModifyInactiveOption { get; init; } = true;

    /// <summary>Whether the file is made when it is missing.</summary>
    public bool Create { get; init; } = true;

    /// <summary>Whether a link is followed.</summary>
    public bool Follow { get; init; }

    /// <summary>Whether the old file is kept beside the new one, with the time in its name.</summary>
    public bool Backup { get; init; }

    /// <summary>The values wanted: one, several, or none.</summary>
    public IReadOnlyList<string> WantedValues => Values ?? (Value is null ? [] : [Value]);
}

/// <summary>An option of a section and its values.</summary>
internal sealed class IniValue
{
    /// <summary>The option.</summary>
    public required string Option { get; init; }

    /// <summary>Its value; any when none is given.</summary>
    public string? Value { get; init; }

    /// <summary>Its values.</summary>
    public IReadOnlyList<string>? Values { get; init; }
}
