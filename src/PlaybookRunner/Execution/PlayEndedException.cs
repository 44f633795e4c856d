namespace PlaybookRunner.Execution;

/// <summary>Unwinds a host's walk through the play: <c>meta: end_play</c>, <c>end_host</c>, <c>end_batch</c>, or too many failures.</summary>
/// <param name="scope">How far the end reaches.</param>
internal sealed class PlayEndedException(PlayEndScope scope) : Exception
{
    public PlayEndScope Scope { get; } = scope;
}
