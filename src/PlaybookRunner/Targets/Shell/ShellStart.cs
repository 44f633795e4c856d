using PlaybookRunner.Connections;

namespace PlaybookRunner.Targets.Shell;

/// <summary>How the shells of one target are opened.</summary>
/// <param name="Program">The POSIX shell.</param>
/// <param name="Method">The become method; null to stay the login user.</param>
/// <param name="Become">Whom to become; null to stay the login user.</param>
internal sealed record ShellStart(string Program = "/bin/sh", IBecomeMethod? Method = null, BecomeSettings? Become = null)
{
    /// <summary>What is known of the machine's tools; null before the first shell.</summary>
    public ShellTools? Tools { get; init; }

    /// <summary>Whether the shell lends its streams to one command rather than answering in frames.</summary>
    public bool IsStreaming { get; init; }
}
