using System.Buffers.Binary;
using System.Globalization;
using System.Net;

namespace PlaybookRunner.Modules.Builtin;

/// <summary>A line of <c>/proc/net/tcp</c> or <c>/proc/net/tcp6</c>.</summary>
/// <param name="LocalAddress">This side's address; an IPv4 address also where it stands in IPv6's form.</param>
/// <param name="LocalPort">This side's port.</param>
/// <param name="RemoteAddress">The other side's address.</param>
/// <param name="State">The state by the kernel's name, such as <c>ESTABLISHED</c>.</param>
internal sealed record TcpConnection(IPAddress LocalAddress, int LocalPort, IPAddress RemoteAddress, string State)
{
    // The order of the kernel's numbers, from 1.
    private static readonly string[] States =
    [
        "ESTABLISHED", "SYN_SENT", "SYN_RECV", "FIN_WAIT1", "FIN_WAIT2", "TIME_WAIT", "CLOSE", "CLOSE_WAIT", "LAST_ACK", "LISTEN", "CLOSING",
    ];

    /// <summary>Reads all lines; those of another form (the heads) are left out.</summary>
    public static IEnumerable<TcpConnection> ReadAll(string text) => text.Split('\n').Select(Read).OfType<TcpConnection>();

    private static TcpConnection? Read(string line)
    {
        if (line.Split(' ', StringSplitOptions.RemoveEmptyEntries) is not [_, var local, var remote, var state, ..]
            || Endpoint(local) is not var (localAddress, localPort) || Endpoint(remote) is not var (remoteAddress, _)
            || !int.TryParse(state, NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var number) || number < 1 || number > States.Length)
        {
            return null;
        }

        return new TcpConnection(localAddress, localPort, remoteAddress, States[number - 1]);
    }

    private static (IPAddress Address, int Port)? Endpoint(string text)
    {
        if (text.Split(':') is not [{ Length: 8 or 32 } address, var port]
            || !int.TryParse(port, NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var number))
        {
            return null;
        }

        // Each group of four bytes stands in the machine's order, which is little-endian on all that .NET runs on.
        var bytes = Convert.FromHexString(address);
        for (var at = 0; at < bytes.Length; at += 4)
            BinaryPrimitives.WriteUInt32BigEndian(bytes.AsSpan(at), BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(at)));

        var parsed = new IPAddress(bytes);
        return (parsed.IsIPv4MappedToIPv6 ? parsed.MapToIPv4() : parsed, number);
    }
}
