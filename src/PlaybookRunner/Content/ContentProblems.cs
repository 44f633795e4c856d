namespace PlaybookRunner.Content;

/// <summary>What was found wrong in one pass over content: all of it is reported together.</summary>
internal sealed class ContentProblems
{
    private readonly List<PlaybookException> _errors = [];
    private readonly List<ContentWarning> _warnings = [];

    /// <summary>The errors: file after file as they were read, in each by their place.</summary>
    public IReadOnlyList<PlaybookException> Errors =>
        [.. _errors.GroupBy(static error => error.Position.File).SelectMany(static file => file.OrderBy(static error => error.Position.Line).ThenBy(static error => error.Position.Column))];

    public int ErrorCount => _errors.Count;

    public IReadOnlyList<ContentWarning> Warnings => _warnings;

    public bool HasErrors => _errors.Count > 0;

    public void Error(string code, string message, SourcePosition position, string? hint = null) =>
        _errors.Add(new PlaybookException(code, message, position) { Hint = hint });

    public void Error(PlaybookException error) => _errors.Add(error);

    public void Warn(ContentWarning warning) => _warnings.Add(warning);

    /// <summary>Takes over what another pass found.</summary>
    public void Add(ContentProblems others)
    {
        _errors.AddRange(others._errors);
        _warnings.AddRange(others._warnings);
    }

    /// <summary>Ends the pass: throws if there was an error.</summary>
    /// <exception cref="PlaybookException">There was one error.</exception>
    /// <exception cref="PlaybookErrorsException">There were several.</exception>
    public void ThrowIfAny()
    {
        if (_errors.Count == 1)
            throw _errors[0];
        if (_errors.Count > 1)
            throw new PlaybookErrorsException(Errors);
    }
}
