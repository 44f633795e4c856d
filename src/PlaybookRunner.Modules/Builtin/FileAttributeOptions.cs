using PlaybookRunner.Targets;

namespace PlaybookRunner.Modules.Builtin;

/// <summary>The options that every module that makes files has.</summary>
internal abstract class FileAttributeOptions
{
    /// <summary>The owner, by name or number.</summary>
    public string? Owner { get; init; }

    /// <summary>The group, by name or number.</summary>
    public string? Group { get; init; }

    /// <summary>The permissions: octal digits in quotes, clauses such as <c>u=rw,g=r,o=</c>, or <c>preserve</c> to keep those of the source.</summary>
    public FileMode? Mode { get; init; }

    /// <summary>Attributes of the file system as of <c>chattr</c>. They are left as they are.</summary>
    [Option(Aliases = ["attr"])]
    public string? Attributes { get; init; }

    /// <summary>The user of the SELinux context. The context is left as the system's policy sets it.</summary>
    public string? Seuser { get; init; }

    /// <summary>The role of the SELinux context. The context is left as the system's policy sets it.</summary>
    public string? Serole { get; init; }

    /// <summary>The type of the SELinux context. The context is left as the system's policy sets it.</summary>
    public string? Setype { get; init; }

    /// <summary>The level of the SELinux context. The context is left as the system's policy sets it.</summary>
    public string? Selevel { get; init; }

    /// <summary>Whether a file may be written in place where it cannot be replaced, as one that is mounted into a container.</summary>
    public bool UnsafeWrites { get; init; }

    /// <summary>Owner, group and permissions together; a mode to be preserved is none.</summary>
    public PathAttributes Wanted => new(Owner, Group, Mode is FileMode.Preserve ? null : Mode);

    /// <summary>Warns of what is asked for and not done, and of a mode that is probably not the one meant.</summary>
    public void WarnOfDoubts(ModuleCall call)
    {
        if ((Attributes ?? Seuser ?? Serole ?? Setype ?? Selevel) is not null)
        {
            call.Warn("attributes, seuser, serole, setype and selevel have no effect: file system attributes and SELinux contexts are left as they are");
        }

        // 644 without a leading zero is six hundred and forty-four to YAML, and the permissions that it makes are never meant.
        if (Mode is FileMode.Absolute { Bits: >= 512 and <= 777 } mode && !$"{mode.Bits}".AsSpan().ContainsAny('8', '9'))
        {
            call.Warn($"mode: {mode.Bits} is a decimal number and means 0{Convert.ToString(mode.Bits, 8)}; write \"0{mode.Bits}\" in quotes if those permissions are meant");
        }
    }
}
