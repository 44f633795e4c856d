namespace PlaybookRunner.Ssh.Settings;

/// <summary>What happens to a server whose key is not the known one (<c>StrictHostKeyChecking</c>).</summary>
internal enum HostKeyChecking
{
    /// <summary>It is refused; <c>ask</c> means the same where nobody can be asked.</summary>
    Strict,

    /// <summary>A key of a new host is noted and trusted; a changed one is refused.</summary>
    AcceptNew,

    /// <summary>Any key is trusted.</summary>
    Off,
}
