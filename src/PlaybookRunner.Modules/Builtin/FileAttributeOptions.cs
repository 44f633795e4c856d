using PlaybookRunner.Targets;

namespace PlaybookRunner.Modules.Builtin;

/// <summary>The options that all modules which write files have in common.</summary>
internal abstract class FileAttributeOptions
{
    /// <summary>The owner: a user's name or number.</summary>
    public string? Owner { get; init; }

    /// <summary>The group: its name or number.</summary>
    public string? Group { get; init; }

    /// <summary>The permissions: a number, clauses such as <c>u=rw,g=r</c>, or <c>preserve</c>.</summary>
    public FileMode? Mode { get; init; }

    /// <summary>Whether the file may be written in place where it cannot be replaced.</summary>
    public bool UnsafeWrites { get; init; }

    /// <summary>What the file shall have.</summary>
    internal PathAttributes Attributes => new(Owner, Group, Mode);
}
