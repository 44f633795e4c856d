namespace PlaybookRunner.Modules.Builtin;

/// <summary>Whether something shall be there.</summary>
internal enum Presence
{
    /// <summary>It shall not.</summary>
    Absent,

    /// <summary>It shall.</summary>
    Present,
}
