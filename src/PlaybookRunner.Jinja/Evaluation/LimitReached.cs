namespace PlaybookRunner.Jinja.Evaluation;

/// <summary>The placeless form of <see cref="JinjaLimitException"/>.</summary>
internal sealed class LimitReached(string message, Exception? cause = null) : Exception(message, cause);
