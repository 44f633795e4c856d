namespace PlaybookRunner.Modules.Posix;

/// <summary>The options of <c>synchronize</c>.</summary>
internal sealed class SynchronizeOptions
{
    /// <summary>What is copied: on the control node for <c>push</c>, on the target for <c>pull</c>. A folder that ends with a slash is copied without its own name.</summary>
    public required string Src { get; init; }

    /// <summary>Where it goes: on the target for <c>push</c>, on the control node for <c>pull</c>.</summary>
    public required string Dest { get; init; }

    /// <summary>The direction.</summary>
    public SynchronizeMode Mode { get; init; } = SynchronizeMode.Push;

    /// <summary>The port of the target's ssh; null for the connection's.</summary>
    public int? DestPort { get; init; }

    /// <summary>Whether folders are copied with all below them, links, permissions, times, owners and groups.</summary>
    public bool Archive { get; init; } = true;

    /// <summary>Whether files are compared by digest rather than by size and time.</summary>
    public bool Checksum { get; init; }

    /// <summary>Whether what is sent is compressed.</summary>
    public bool Compress { get; init; } = true;

    /// <summary>Whether only files that are there already are updated.</summary>
    public bool ExistingOnly { get; init; }

    /// <summary>Whether files that are not in the source are removed.</summary>
    public bool Delete { get; init; }

    /// <summary>Whether folders are copied without what is in them.</summary>
    public bool Dirs { get; init; }

    /// <summary>Whether folders are copied with all below them; as <see cref="Archive"/> when not given.</summary>
    public bool? Recursive { get; init; }

    /// <summary>Whether links are copied as links; as <see cref="Archive"/> when not given.</summary>
    public bool? Links { get; init; }

    /// <summary>Whether what links point to is copied.</summary>
    public bool CopyLinks { get; init; }

    /// <summary>Whether permissions are copied; as <see cref="Archive"/> when not given.</summary>
    public bool? Perms { get; init; }

    /// <summary>Whether times are copied; as <see cref="Archive"/> when not given.</summary>
    public bool? Times { get; init; }

    /// <summary>Whether owners are copied; as <see cref="Archive"/> when not given.</summary>
    public bool? Owner { get; init; }

    /// <summary>Whether groups are copied; as <see cref="Archive"/> when not given.</summary>
    public bool? Group { get; init; }

    /// <summary>The program on the target; <c>sudo rsync</c> is used by itself where the task becomes another user.</summary>
    public string? RsyncPath { get; init; }

    /// <summary>How many seconds nothing may happen before the transfer is given up; 0 for ever.</summary>
    public int RsyncTimeout { get; init; }

    /// <summary>Whether the login user is given to ssh.</summary>
    public bool SetRemoteUser { get; init; } = true;

    /// <summary>Whether the connection's own arguments for ssh are used.</summary>
    public bool UseSshArgs { get; init; }

    /// <summary>Whether ssh may use a connection that it shares.</summary>
    public bool SshConnectionMultiplexing { get; init; }

    /// <summary>Further options of rsync.</summary>
    public IReadOnlyList<string> RsyncOpts { get; init; } = [];

    /// <summary>Whether files that were sent in part are kept.</summary>
    public bool Partial { get; init; }

    /// <summary>Whether the target's host key must be known.</summary>
    public bool VerifyHost { get; init; }

    /// <summary>The private key on the control node; null for the connection's.</summary>
    public string? PrivateKey { get; init; }

    /// <summary>Folders whose files are linked to where they are the same.</summary>
    public IReadOnlyList<string>? LinkDest { get; init; }

    /// <summary>Whether files are put in place at the end, all at once.</summary>
    public bool DelayUpdates { get; init; } = true;
}

/// <summary>The direction of <c>synchronize</c>.</summary>
internal enum SynchronizeMode
{
    /// <summary>From the control node to the target.</summary>
    Push,

    /// <summary>From the target to the control node.</summary>
    Pull,
}
