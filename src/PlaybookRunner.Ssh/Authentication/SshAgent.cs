using System.Buffers.Binary;
using System.Net.Sockets;

namespace PlaybookRunner.Ssh.Authentication;

/// <summary>The client's side of the ssh-agent protocol (draft-ietf-sshm-ssh-agent): what keys there are, and signatures by them.</summary>
internal sealed class SshAgent(string socketPath)
{
    private const byte RequestIdentities = 11;
    private const byte IdentitiesAnswer = 12;
    private const byte SignRequest = 13;
    private const byte SignResponse = 14;
    private const int LargestMessage = 256 * 1024;

    /// <summary>The public keys that the agent can sign for; none when no agent answers.</summary>
    public IReadOnlyList<byte[]> Keys()
    {
        try
        {
            return ReadKeys(Ask([RequestIdentities], IdentitiesAnswer));
        }
        catch (Exception exception) when (exception is SocketException or IOException)
        {
            // As with ssh, an agent that went away is as good as none.
            return [];
        }
    }

    /// <summary>Signs data.</summary>
    /// <param name="key">The public key.</param>
    /// <param name="data">What is signed.</param>
    /// <param name="flags">2 for SHA-256, 4 for SHA-512 with RSA keys; else 0.</param>
    /// <exception cref="IOException">The agent refuses or does not answer.</exception>
    public byte[] Sign(byte[] key, byte[] data, int flags)
    {
        var request = new byte[1 + 4 + key.Length + 4 + data.Length + 4];
        request[0] = SignRequest;
        var rest = WriteText(request.AsSpan(1), key);
        BinaryPrimitives.WriteInt32BigEndian(WriteText(rest, data), flags);
        var answer = Ask(request, SignResponse);
        return ReadText(answer, out _);
    }

    private byte[] Ask(byte[] request, byte expected)
    {
        using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        socket.Connect(new UnixDomainSocketEndPoint(socketPath));
        using var stream = new NetworkStream(socket);
        var header = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(header, request.Length);
        stream.Write(header);
        stream.Write(request);
        stream.ReadExactly(header);
        var length = BinaryPrimitives.ReadInt32BigEndian(header);
        if (length is < 1 or > LargestMessage)
        {
            throw new IOException($"the ssh agent at {socketPath} answered out of protocol");
        }

        var answer = new byte[length];
        stream.ReadExactly(answer);
        return answer[0] == expected ? answer[1..] : throw new IOException($"the ssh agent at {socketPath} refused the request");
    }

    private static List<byte[]> ReadKeys(byte[] answer)
    {
        var keys = new List<byte[]>();
        ReadOnlySpan<byte> rest = answer.AsSpan(4);
        for (var count = BinaryPrimitives.ReadInt32BigEndian(answer); count > 0; count--)
        {
            keys.Add(ReadText(rest, out rest));
            ReadText(rest, out rest);
        }

        return keys;
    }

    private static Span<byte> WriteText(Span<byte> destination, byte[] bytes)
    {
        BinaryPrimitives.WriteInt32BigEndian(destination, bytes.Length);
        bytes.CopyTo(destination[4..]);
        return destination[(4 + bytes.Length)..];
    }

    private static byte[] ReadText(ReadOnlySpan<byte> source, out ReadOnlySpan<byte> rest)
    {
        var length = BinaryPrimitives.ReadInt32BigEndian(source);
        rest = source[(4 + length)..];
        return source.Slice(4, length).ToArray();
    }
}
