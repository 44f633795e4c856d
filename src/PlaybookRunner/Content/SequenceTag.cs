namespace PlaybookRunner.Content;

/// <summary>How a sequence is to be taken.</summary>
internal enum SequenceTag
{
    /// <summary>A list.</summary>
    None,

    /// <summary><c>!!omap</c> and <c>!!pairs</c>: mappings of one entry each, which become tuples.</summary>
    Pairs,
}
