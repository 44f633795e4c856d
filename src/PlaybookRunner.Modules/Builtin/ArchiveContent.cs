namespace PlaybookRunner.Modules.Builtin;

/// <summary>What an archive holds, and in what it differs from the folder it is unpacked into.</summary>
/// <param name="Tool">What unpacks it.</param>
/// <param name="Names">Its members.</param>
/// <param name="Differences">How each member that differs does, in the words of <c>tar --diff</c>.</param>
internal sealed record ArchiveContent(ArchiveTool Tool, IReadOnlyList<string> Names, IReadOnlyList<string> Differences)
{
    /// <summary>Reads what <see cref="ArchiveTool.Look"/> prints.</summary>
    public static ArchiveContent Parse(string output)
    {
        var parts = new List<List<string>> { new(), new(), new() };
        var part = 0;
        foreach (var line in output.Split('\n'))
        {
            if (line == "==" && part < 2)
            {
                part++;
            }
            else if (line.Length > 0)
            {
                parts[part].Add(line);
            }
        }

        return new ArchiveContent(ArchiveTool.For(string.Concat(parts[0])), parts[1], parts[2]);
    }

    /// <summary>Whether anything has to be unpacked.</summary>
    /// <param name="options">What is set afterwards anyway does not count.</param>
    /// <param name="isRoot">Whether owners can be restored at all.</param>
    public bool Differs(UnarchiveOptions options, bool isRoot) => Differences.Any(line => line switch
    {
        // Members whose names were stripped to nothing are unpacked nowhere.
        _ when line.StartsWith("tar: : ", StringComparison.Ordinal) => false,
        _ when line.EndsWith(": Uid differs", StringComparison.Ordinal) => isRoot && options.Owner is null,
        _ when line.EndsWith(": Gid differs", StringComparison.Ordinal) => isRoot && options.Group is null,
        _ when line.EndsWith(": Mode differs", StringComparison.Ordinal) => options.Mode is null,
        _ => true,
    });
}
