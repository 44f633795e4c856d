using PlaybookRunner.Commands;
using PlaybookRunner.Targets;

namespace PlaybookRunner.Modules.Builtin;

/// <summary>A file that shall stand on the target.</summary>
/// <param name="Destination">Where; a folder, or a path that ends with a slash, means the file <see cref="Name"/> in it.</param>
/// <param name="Content">What is in it.</param>
internal sealed record PlacedFile(string Destination, FileContent Content)
{
    /// <summary>The name in a folder; null when the destination must not be a folder.</summary>
    public string? Name { get; init; }

    /// <summary>Where the content comes from, for the result.</summary>
    public string? Source { get; init; }

    /// <summary>The name of the content in a difference.</summary>
    public string Header { get; init; } = "";

    /// <summary>Owner, group and permissions.</summary>
    public PathAttributes Attributes { get; init; } = PathAttributes.None;

    /// <summary>Owner, group and permissions of folders that have to be made.</summary>
    public PathAttributes FolderAttributes { get; init; } = PathAttributes.None;

    /// <summary>Whether a file that differs is replaced.</summary>
    public bool Force { get; init; } = true;

    /// <summary>Whether the file behind a link is written rather than the link replaced.</summary>
    public bool Follow { get; init; }

    /// <summary>Whether the old file is kept.</summary>
    public bool Backup { get; init; }

    /// <summary>The command that checks the content; null for none.</summary>
    public CommandLine? Validation { get; init; }

    /// <summary>Whether the file may be written in place where it cannot be replaced.</summary>
    public bool AllowUnsafe { get; init; }

    /// <summary>The command of a <c>validate</c> option, split as a shell would without being one.</summary>
    /// <exception cref="ModuleFailedException">The command does not say where the file's path goes, or is quoted wrongly.</exception>
    public static CommandLine? ReadValidation(string? validate) => validate switch
    {
        null => null,
        _ when !validate.Contains("%s", StringComparison.Ordinal) => throw new ModuleFailedException($"validate must contain %s: {validate}"),
        _ => CommandLine.Create([.. CommandWords.Split(validate)]),
    };
}
