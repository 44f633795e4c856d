namespace PlaybookRunner.Inventory;

/// <summary>What a part of a host pattern does, in the order in which parts are applied.</summary>
internal enum HostPatternKind
{
    /// <summary>Adds hosts.</summary>
    Add,

    /// <summary>Keeps those that it matches (<c>&amp;</c>).</summary>
    Intersect,

    /// <summary>Takes away those that it matches (<c>!</c>).</summary>
    Exclude,
}
