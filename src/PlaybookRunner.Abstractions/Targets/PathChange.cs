namespace PlaybookRunner.Targets;

/// <summary>One change to a path; see <see cref="ITarget.ApplyAsync"/>. A change that finds its goal reached does nothing.</summary>
/// <param name="Path">The path that is changed.</param>
public abstract record PathChange(string Path)
{
    /// <summary>Makes a directory and its missing parents; the attributes go to each directory that is made.</summary>
    public sealed record MakeDirectory(string Path) : PathChange(Path)
    {
        /// <summary>What the directories that are made shall have.</summary>
        public PathAttributes Attributes { get; init; } = PathAttributes.None;
    }

    /// <summary>Sets owner, group and permissions.</summary>
    public sealed record SetAttributes(string Path, PathAttributes Attributes) : PathChange(Path)
    {
        /// <summary>Whether everything below a directory gets them too.</summary>
        public bool Recurse { get; init; }

        /// <summary>Whether what a symbolic link points to is changed rather than the link.</summary>
        public bool Follow { get; init; } = true;
    }

    /// <summary>Sets times; null keeps one, and <see cref="double.NaN"/> means the target's present.</summary>
    public sealed record SetTimes(string Path) : PathChange(Path)
    {
        /// <summary>The last access, in seconds since 1970.</summary>
        public double? AccessTime { get; init; }

        /// <summary>The last change of content, in seconds since 1970.</summary>
        public double? ModificationTime { get; init; }

        /// <summary>Whether what a symbolic link points to is changed rather than the link.</summary>
        public bool Follow { get; init; } = true;
    }

    /// <summary>Makes an empty file where there is none.</summary>
    public sealed record MakeFile(string Path) : PathChange(Path);

    /// <summary>Makes a symbolic link, replacing what stands there when <paramref name="Replace"/> is set, atomically.</summary>
    public sealed record MakeLink(string Path, string Target, bool Replace) : PathChange(Path);

    /// <summary>Makes another name for a file, replacing what stands there when <paramref name="Replace"/> is set, atomically.</summary>
    public sealed record MakeHardLink(string Path, string Target, bool Replace) : PathChange(Path);

    /// <summary>Removes a file, a link, or a directory with everything in it.</summary>
    public sealed record Remove(string Path) : PathChange(Path);

    /// <summary>Moves a file over another path of the same file system, atomically.</summary>
    public sealed record Move(string Path, string Destination) : PathChange(Path);

    /// <summary>Copies a file within the target, with a temporary name and a rename.</summary>
    public sealed record Copy(string Path, string Destination) : PathChange(Path)
    {
        /// <summary>Whether owner, permissions and times are copied as well.</summary>
        public bool PreserveAttributes { get; init; }
    }
}
