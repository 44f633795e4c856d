namespace PlaybookRunner;

/// <summary>Several errors found in one pass over the content, in the order of files and lines.</summary>
public sealed class PlaybookErrorsException : Exception
{
    /// <summary>Collects the errors of one pass.</summary>
    /// <param name="errors">At least one error.</param>
    public PlaybookErrorsException(IReadOnlyList<PlaybookException> errors)
        : base(string.Join(Environment.NewLine, errors.Select(error => $"{error.Position}: {error.Message}"))) => Errors = errors;

    /// <summary>The errors.</summary>
    public IReadOnlyList<PlaybookException> Errors { get; }
}
