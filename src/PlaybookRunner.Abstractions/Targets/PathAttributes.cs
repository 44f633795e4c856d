namespace PlaybookRunner.Targets;

/// <summary>Owner, group and permissions that a path shall have; what is null is left as it is.</summary>
/// <param name="Owner">A user's name or number.</param>
/// <param name="Group">A group's name or number.</param>
/// <param name="Mode">Permissions, absolute or symbolic.</param>
public sealed record PathAttributes(string? Owner = null, string? Group = null, FileMode? Mode = null)
{
    /// <summary>No wishes.</summary>
    public static PathAttributes None { get; } = new();

    /// <summary>Whether nothing is wished.</summary>
    public bool IsEmpty => Owner is null && Group is null && Mode is null;
}
