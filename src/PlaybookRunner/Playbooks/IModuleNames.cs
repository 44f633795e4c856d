namespace PlaybookRunner.Playbooks;

/// <summary>Knows which names are modules.</summary>
internal interface IModuleNames
{
    /// <summary>The full name of the module behind a short, full or redirected name; null when there is none.</summary>
    /// <param name="name">The name as it was written.</param>
    /// <param name="collections">Collections to search for a short name besides the built-in ones, nearest first.</param>
    string? Resolve(string name, IReadOnlyList<string> collections);

    /// <summary>All names that could be meant, for suggestions.</summary>
    IEnumerable<string> Names { get; }
}
