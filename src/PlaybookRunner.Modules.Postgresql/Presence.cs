namespace PlaybookRunner.Modules.Postgresql;

/// <summary>Whether something exists.</summary>
internal enum Presence
{
    /// <summary>It does.</summary>
    Present,

    /// <summary>It does not.</summary>
    Absent,
}
