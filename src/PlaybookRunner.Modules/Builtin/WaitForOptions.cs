namespace PlaybookRunner.Modules.Builtin;

/// <summary>The options of <c>wait_for</c>.</summary>
internal sealed class WaitForOptions
{
    /// <summary>The host of the port.</summary>
    public string Host { get; init; } = "127.0.0.1";

    /// <summary>How many seconds to wait at most.</summary>
    public int Timeout { get; init; } = 300;

    /// <summary>How many seconds a connection may take.</summary>
    public int ConnectTimeout { get; init; } = 5;

    /// <summary>How many seconds to wait before looking for the first time.</summary>
    public int Delay { get; init; }

    /// <summary>The port.</summary>
    public int? Port { get; init; }

    /// <summary>The states of TCP connections that count as active.</summary>
    public IReadOnlyList<string> ActiveConnectionStates { get; init; } =
        ["ESTABLISHED", "FIN_WAIT1", "FIN_WAIT2", "SYN_RECV", "SYN_SENT", "TIME_WAIT"];

    /// <summary>What to wait for: an open port or a file that is there, a closed port or none, or a port without connections.</summary>
    public WaitForState State { get; init; } = WaitForState.Started;

    /// <summary>The file.</summary>
    [Option(IsPath = true)]
    public string? Path { get; init; }

    /// <summary>A regular expression that the file, or what the port says, must contain.</summary>
    public string? SearchRegex { get; init; }

    /// <summary>Hosts whose connections are left out of <c>drained</c>.</summary>
    public IReadOnlyList<string> ExcludeHosts { get; init; } = [];

    /// <summary>How many seconds lie between two looks.</summary>
    public int Sleep { get; init; } = 1;

    /// <summary>What to say instead when the time is over.</summary>
    public string? Msg { get; init; }
}

/// <summary>What <c>wait_for</c> waits for.</summary>
internal enum WaitForState
{
    /// <summary>The port is closed, or the file is not there.</summary>
    Absent,

    /// <summary>The port has no active connections.</summary>
    Drained,

    /// <summary>The port is open, or the file is there.</summary>
    Present,

    /// <summary>The port is open, or the file is there.</summary>
    Started,

    /// <summary>The port is closed, or the file is not there.</summary>
    Stopped,
}
